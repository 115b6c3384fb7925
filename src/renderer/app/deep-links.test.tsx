import { createMemoryHistory } from '@tanstack/react-router'
import { expect, test } from 'vitest'
import { pagesById, plainPages } from '../../main/deep-link.ts'
import { createAppRouter } from './routes.tsx'

/** Pages that take a one-time token: nothing outside may lead there. */
const neverByLink = ['/link', '/enter']

test('links from outside open every page of the application, and no page that is not there', () => {
  const routes = Object.keys(createAppRouter(createMemoryHistory()).routesByPath).filter((path) => !neverByLink.includes(path))
  const byId = routes.filter((path) => path.includes('$'))
  expect([...plainPages].toSorted()).toEqual(routes.filter((path) => !path.includes('$')).toSorted())
  expect(Object.keys(pagesById).toSorted()).toEqual(byId.map((path) => path.split('/')[1] ?? '').toSorted())
  // One thing by its id, and nothing after it: what the table can say.
  for (const path of byId) expect(path).toMatch(/^\/[a-z]+\/\$[a-zA-Z]+$/)
})
