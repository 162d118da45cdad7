import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { OpenAPIHono } from '@hono/zod-openapi'
import { afterAll, describe, expect, test } from 'vitest'
import type { ApiEnv } from '../../src/http/auth/api-env.ts'
import { addManual } from '../../src/http/manual/manual-pages.ts'
import { errorHandler } from '../../src/http/responses/error-handler.ts'
import { createManualFiles } from '../../src/node/manual-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'lendwire-manual-'))
const site = join(folder, 'site')

mkdirSync(join(site, 'assets'), { recursive: true })
writeFileSync(join(site, 'index.html'), '<h1>The manual</h1>')
writeFileSync(join(site, 'install.html'), '<h1>Install</h1>')
writeFileSync(join(site, 'assets/app.1234.js'), 'export {}')
writeFileSync(join(folder, 'outside.txt'), 'not part of the manual')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const appOf = (folders: readonly string[]) => {
  const app = new OpenAPIHono<ApiEnv>()
  app.onError(errorHandler({ log: () => undefined }))
  addManual(app, createManualFiles(folders))
  return app
}

describe('a gateway with a built manual', () => {
  const app = appOf([join(folder, 'nowhere'), site])

  test('serves its pages under a policy without inline code', async () => {
    const page = await app.request('/manual/')
    expect(await page.text()).toContain('The manual')
    const policy = page.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect(await (await app.request('/manual/install.html')).text()).toContain('Install')
  })

  test('leads /manual to its first page', async () => {
    const answer = await app.request('/manual')
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/manual/'])
  })

  test('lets browsers keep files whose names change with their content', async () => {
    const file = await app.request('/manual/assets/app.1234.js')
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  test.each(['/manual/none.html', '/manual/..%2foutside.txt', '/manual/%2e%2e/outside.txt'])(
    'answers 404 for %s',
    async (path) => {
      const answer = await app.request(path)
      expect(answer.status).toBe(404)
      expect(await answer.text()).not.toContain('not part of the manual')
    },
  )

  test('takes no other method than GET', async () => {
    expect((await app.request('/manual/', { method: 'POST' })).status).toBe(405)
  })
})

test('a gateway without a built manual says how to build it', async () => {
  const answer = await appOf([join(folder, 'nowhere')]).request('/manual/')
  expect(answer.status).toBe(404)
  expect(await answer.text()).toContain('npm run docs:site')
})
