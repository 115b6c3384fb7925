/** What the practice bucket's page says, in the browser's language. */
import type { PracticeRequest } from '../http-server.ts'
import { inLanguageOf } from '../page-language.ts'

const fr = {
  language: 'fr',
  title: 'Hébergement de médias d’entraînement',
  lead: 'Un espace compatible S3, où l’Instagram d’entraînement va chercher les fichiers. Rien de ce qui s’y passe ne quitte cette machine.',
  howTo: 'Dans Coulisse : Réglages › Hébergement, puis saisissez ces cinq valeurs.',
  endpoint: 'Adresse',
  region: 'Région',
  bucket: 'Espace (bucket)',
  accessKeyId: 'Identifiant de clé',
  secretAccessKey: 'Clé secrète',
  files: (count: number) => (count < 2 ? `${count} fichier en ce moment.` : `${count} fichiers en ce moment.`),
  back: 'Retour au réseau d’entraînement',
}

const en: typeof fr = {
  language: 'en',
  title: 'Practice media host',
  lead: 'A place compatible with S3, from which the practice Instagram fetches files. Nothing here leaves this machine.',
  howTo: 'In Coulisse: Settings › Media host, then type these five values.',
  endpoint: 'Address',
  region: 'Region',
  bucket: 'Bucket',
  accessKeyId: 'Access key',
  secretAccessKey: 'Secret key',
  files: (count) => (count === 1 ? '1 file right now.' : `${count} files right now.`),
  back: 'Back to the practice network',
}

export const textsFor = (request: Pick<PracticeRequest, 'headers'>): typeof fr => inLanguageOf(request, { fr, en })
