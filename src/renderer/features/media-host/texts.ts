import { defineTexts } from '../../lib/i18n/define-texts.ts'

export const mediaHostTexts = defineTexts({
  fr: {
    title: 'Hébergement de médias',
    note: 'Instagram ne prend pas les fichiers : il vient les lire à une adresse. Coulisse les dépose un moment dans un espace compatible S3 de l’agence (AWS, Cloudflare R2, Scaleway, OVH, MinIO…), donne un lien signé valable une heure, puis les supprime.',
    field: {
      endpoint: { label: 'Adresse', help: 'Sans le nom de l’espace. Par exemple https://s3.eu-west-3.amazonaws.com' },
      region: { label: 'Région', help: 'Par exemple eu-west-3 ; « auto » chez Cloudflare.' },
      bucket: { label: 'Espace (bucket)', help: 'Privé : rien n’a besoin d’y être public.' },
      prefix: { label: 'Dossier', help: 'Facultatif. Se termine par « / ».' },
      accessKeyId: {
        label: 'Identifiant de clé',
        help: 'D’une clé qui peut écrire, lire et supprimer dans cet espace, et rien d’autre.',
      },
      secret: {
        label: 'Clé secrète',
        help: 'Chiffrée, gardée sur cette machine, jamais réaffichée.',
        kept: 'Laissez vide pour garder celle qui est enregistrée.',
      },
    },
    required: 'À remplir.',
    wrong: 'Cette valeur ne convient pas.',
    saved: 'L’hébergement de médias est enregistré',
    test: {
      act: 'Essayer',
      done: 'Un fichier y a été déposé, lu par un lien signé, puis supprimé',
      public: 'Que la plateforme puisse le joindre ne se voit qu’à la première publication.',
      local:
        'Cette adresse est sur cette machine ou sur un réseau privé : le réseau d’entraînement peut la lire, une vraie plateforme non.',
      first: 'Enregistrez avant d’essayer.',
    },
    remove: {
      act: 'Retirer',
      title: 'Retirer l’hébergement de médias ?',
      text: 'Sa clé secrète est effacée d’ici. Ce qui est planifié sur une plateforme qui en a besoin ne partira plus.',
      done: 'L’hébergement de médias est retiré',
    },
  },
  en: {
    title: 'Media host',
    note: 'Instagram takes no files: it reads them at an address. Coulisse puts them for a moment into an S3-compatible bucket of the agency’s (AWS, Cloudflare R2, Scaleway, OVH, MinIO…), gives a signed link good for an hour, and then deletes them.',
    field: {
      endpoint: { label: 'Address', help: 'Without the bucket. For example https://s3.eu-west-3.amazonaws.com' },
      region: { label: 'Region', help: 'For example eu-west-3; “auto” with Cloudflare.' },
      bucket: { label: 'Bucket', help: 'Private: nothing in it has to be public.' },
      prefix: { label: 'Folder', help: 'Optional. Ends with “/”.' },
      accessKeyId: { label: 'Access key', help: 'Of a key that may write, read and delete in this bucket, and nothing else.' },
      secret: {
        label: 'Secret key',
        help: 'Encrypted, kept on this machine, never shown again.',
        kept: 'Leave empty to keep the one that is stored.',
      },
    },
    required: 'To fill in.',
    wrong: 'This value will not do.',
    saved: 'The media host is saved',
    test: {
      act: 'Test it',
      done: 'A file was put there, read through a signed link, and deleted',
      public: 'Whether the platform can reach it shows with the first publication.',
      local: 'This address is on this machine or a private network: the practice network can read it, a real platform cannot.',
      first: 'Save before testing.',
    },
    remove: {
      act: 'Remove',
      title: 'Remove the media host?',
      text: 'Its secret key is erased here. What is scheduled on a platform that needs it will not go out any more.',
      done: 'The media host is removed',
    },
  },
})
