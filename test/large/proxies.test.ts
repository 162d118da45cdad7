import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { installed } from '../support/debian.ts'
import { freePort } from '../support/free-port.ts'
import { adminKey, startWholeGateway, until } from '../support/gateway.ts'

const exampleOf = (name: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../deploy/proxy/${name}`, import.meta.url)), 'utf8')

/** Starts the example of a proxy in a folder: plain HTTP on a free port, before a gateway on another one. */
type StartProxy = (folder: string, port: number, gatewayPort: string) => Promise<ChildProcess>

const startNginx: StartProxy = async (folder, port, gatewayPort) => {
  const server = (await exampleOf('nginx.conf'))
    .replace('listen 443 ssl', `listen 127.0.0.1:${port}`)
    .replaceAll(/^ *ssl_.*$/gm, '')
    .replace('127.0.0.1:8600', `127.0.0.1:${gatewayPort}`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  )
  const file = join(folder, 'nginx.conf')
  await writeFile(
    file,
    `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid ${folder}/pid; error_log ${folder}/error.log; events {}
http { access_log off; ${temporary.join(' ')} ${server} }`,
  )
  return spawn(await installed('/usr/sbin/nginx'), ['-c', file], { stdio: 'ignore' })
}

const startCaddy: StartProxy = async (folder, port, gatewayPort) => {
  const site = (await exampleOf('Caddyfile'))
    .replace(/^ill\.example\.org \{/m, `http://127.0.0.1:${port} {`)
    .replace('127.0.0.1:8600', `127.0.0.1:${gatewayPort}`)
  const file = join(folder, 'Caddyfile')
  await writeFile(file, `{\n\tadmin off\n\tauto_https off\n}\n${site}`)
  return spawn(await installed('/usr/bin/caddy'), ['run', '--config', file, '--adapter', 'caddyfile'], {
    stdio: 'ignore',
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  })
}

test.each([
  ['nginx', startNginx],
  ['Caddy', startCaddy],
])('the example of %s passes bodies, streams and the address of the client', async (_, startProxy) => {
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-proxy-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const gateway = await startWholeGateway(
    { LENDWIRE_PUBLIC_URL: url, LENDWIRE_TRUSTED_PROXIES: '127.0.0.1/32' },
    { inMemory: true },
  )
  onTestFinished(gateway.stop)
  const proxy = await startProxy(folder, port, new URL(gateway.url).port)
  onTestFinished(async () => {
    proxy.kill('SIGKILL')
    if (proxy.exitCode === null && proxy.signalCode === null) await once(proxy, 'exit')
  })
  await until('the proxy', () =>
    fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    ),
  )
  const headers = { authorization: `Bearer ${adminKey}` }

  // A body that lendwire refuses is refused by lendwire, in words; a longer one by the proxy.
  const post = (bytes: number) =>
    fetch(`${url}/v1/requests`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: 'x'.repeat(bytes),
    })
  const tooLong = await post(2_000_000)
  expect([tooLong.status, tooLong.headers.get('content-type')]).toEqual([
    413,
    expect.stringContaining('application/problem+json'),
  ])
  expect(
    await post(27_500_000).then(
      ({ status }) => status,
      () => 413,
    ),
  ).toBe(413)

  // A client cannot say that it is somebody else.
  await fetch(`${url}/v1/requests`, {
    headers: { 'x-forwarded-for': '203.0.113.7', authorization: 'Bearer no' },
  })
  const entries = await until('the entry', async () => {
    const audit = JSON.stringify((await gateway.api('GET', '/v1/audit')).body)
    return audit.includes('authentication_failed') && audit
  })
  expect(entries).not.toContain('203.0.113.7')

  // An event arrives while the stream is open.
  const symbols = [{ type: 'ISIL', value: 'X-ABC' }]
  await gateway.api('PUT', '/v1/libraries/ABC', { name: 'Abc Library', symbols })
  const stream = await fetch(`${url}/v1/events?library=ABC`, {
    headers: { ...headers, accept: 'text/event-stream' },
  })
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  await gateway.api('POST', '/v1/requests', {
    library: 'ABC',
    citation: { title: 'Sult' },
    service: { type: 'loan' },
  })
  let received = ''
  while (!received.includes('request.created')) received += (await reader?.read())?.value ?? ''
  await reader?.cancel()
})
