import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { MediaHostSettings } from '../../../contract/media-host.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'

vi.setConfig({ testTimeout: 60_000 })

const settings: MediaHostSettings = {
  endpoint: 'https://s3.example.test',
  region: 'eu-west-3',
  bucket: 'agence',
  prefix: 'coulisse/',
  accessKeyId: 'AKIA',
}

test('a media host is set, tested with what went wrong, and removed', async () => {
  const saved: unknown[] = []
  let kept: MediaHostSettings | null = null
  let isReadable = false
  const { user, container } = renderApp({
    path: '/settings?tab=media-host',
    core: {
      'mediaHost.get': () => kept,
      'mediaHost.save': ({ secretAccessKey, ...rest }: MediaHostSettings & { secretAccessKey?: string }) => {
        saved.push(secretAccessKey)
        kept = rest
        return rest
      },
      'mediaHost.test': () => {
        if (!isReadable) throw refusal('MEDIA_HOST_REFUSED', { rule: 'media_host.secret' })
        return { isLocal: false }
      },
      'mediaHost.remove': () => {
        kept = null
      },
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Enregistrer' }))
  expect(screen.getAllByText('À remplir.')).toHaveLength(5)
  await user.type(screen.getByLabelText('Adresse'), settings.endpoint)
  await user.type(screen.getByLabelText('Région'), settings.region)
  await user.type(screen.getByLabelText('Espace (bucket)'), settings.bucket)
  await user.type(screen.getByLabelText('Dossier'), settings.prefix)
  await user.type(screen.getByLabelText('Identifiant de clé'), settings.accessKeyId)
  await user.type(screen.getByLabelText('Clé secrète'), 'very secret')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await user.click(await screen.findByRole('button', { name: 'Essayer' }))
  expect(saved).toEqual(['very secret'])
  expect(await screen.findByText(/La clé secrète ne correspond pas/)).toBeTruthy()
  isReadable = true
  await user.click(screen.getByRole('button', { name: 'Essayer' }))
  expect(await screen.findByText(/lu par un lien signé/)).toBeTruthy()
  await expectAccessible(container)
  await user.click(screen.getByRole('button', { name: 'Retirer' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Retirer' }))
  expect(await screen.findByText('L’hébergement de médias est retiré')).toBeTruthy()
})
