import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { EncoderStatus } from '../../../contract/encoder.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'

vi.setConfig({ testTimeout: 60_000 })

test('an admin sees which ffmpeg is used or why none is, and names another, which has to be one', async () => {
  const asked: unknown[] = []
  let status: EncoderStatus = { named: null, path: null, version: null, problem: 'none' }
  const { user } = renderApp({
    path: '/settings?tab=videos',
    core: {
      'encoder.status': () => status,
      'encoder.save': ({ path }: { path: string | null }) => {
        asked.push(path)
        if (path === '/bin/sh') throw refusal('BAD_INPUT', { issues: [{ path: 'path', code: 'not_named_so' }] })
        status = { named: path, path, version: '7.1', problem: null }
        return status
      },
    },
  })
  expect(await screen.findByText(/Aucun ffmpeg trouvé sur cette machine/)).toBeTruthy()
  expect(screen.getByText('brew install ffmpeg')).toBeTruthy()
  const field = screen.getByRole('textbox', { name: 'Chemin de ffmpeg' })
  await user.type(field, '/bin/sh')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(await screen.findByText('Le fichier doit s’appeler ffmpeg.')).toBeTruthy()
  await expectAccessible()
  await user.clear(field)
  await user.type(field, '/opt/ffmpeg/bin/ffmpeg')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(await screen.findByText('ffmpeg 7.1')).toBeTruthy()
  expect(asked).toEqual(['/bin/sh', '/opt/ffmpeg/bin/ffmpeg'])
  await expectAccessible()
})
