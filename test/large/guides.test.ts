import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { type RedisServer, startRedis } from '../support/redis.ts'

const root = join(import.meta.dirname, '../..')
const adminKey = randomBytes(24).toString('hex')

/** Returns the shell blocks of a page, also those within lists, in their order. */
const blocksOf = (page: string): readonly string[] =>
  [...page.matchAll(/^( *)```sh\n([\s\S]*?)^ *```$/gm)].map(([, indent = '', block = '']) =>
    block.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  )

/**
 * Returns whether a block has commands of a shell with lendwire: others are lines of a crontab, installation,
 * containers.
 */
const isTyped = (block: string): boolean => !/^\d|npm install|^docker /m.test(block)

const guide = async (name: string): Promise<readonly string[]> =>
  blocksOf(await readFile(join(root, 'docs', `${name}.md`), 'utf8')).filter(isTyped)

let folder = ''
let redis: RedisServer
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-guides-'))
  redis = await startRedis()
})
afterAll(async () => {
  await redis.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Runs a script in a process group of its own, which ends with it. */
const run = (script: string, environment: NodeJS.ProcessEnv): Promise<string> =>
  new Promise((resolve, reject) => {
    const child = spawn('bash', [script], {
      cwd: folder,
      detached: true,
      env: { ...process.env, ...environment },
    })
    const { pid } = child
    let out = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (bytes: Buffer) => {
        out += bytes.toString()
      })
    child.once('error', reject)
    child.once('exit', () => {
      try {
        if (pid !== undefined) process.kill(-pid, 'SIGKILL')
      } catch {
        // Nothing of the group runs any more.
      }
      resolve(out)
    })
  })

/** Installs `lendwire`, and the `npx` that runs what is installed. */
const installCommands = async (): Promise<string> => {
  const bin = join(folder, 'bin')
  await mkdir(bin)
  const install = (name: string, command: string) =>
    writeFile(join(bin, name), `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 })
  await install('lendwire', `"${process.execPath}" "${join(root, 'bin/lendwire.js')}"`)
  await install('npx', '')
  return bin
}

/** A shell that says which command failed. */
const machine = `
failed() { echo "FAILED: $1"; exit 1; }
listens() {
  for _ in $(seq 1500); do curl -s -o /dev/null "$1" && return; sleep 0.1; done
  failed "nothing listens at $1"
}
trap 'failed "$BASH_COMMAND"' ERR
set -E
export LENDWIRE_ADMIN_KEY=${adminKey}
`

/** Returns the command of a block, to go on in the background. */
const inBackground = (block: string): string => `${block.trimEnd()} &`

test('every command of the how-to guides does what it says, as it stands', { timeout: 300_000 }, async () => {
  const [readme, ...pages] = await Promise.all([
    readFile(join(root, 'README.md'), 'utf8'),
    ...[
      'tutorial/first-loan',
      'set-up-a-library',
      'partners',
      'rota',
      'patrons',
      'integrate',
      'webhooks',
    ].map(guide),
    ...['configuration', 'import', 'backup'].map(guide),
  ])
  const [tutorial = [], setUp = [], partners = [], rota = [], patrons = [], integrate = [], webhooks = []] =
    pages
  const [configuration = [], importing = [], backup = []] = pages.slice(7)
  const api = /^api\(\) .*$/m.exec(readme)?.[0] ?? ''
  const [lender = '', serve = ''] = tutorial
  const [copy = '', check = '', restore = '', list = '', release = '', lost = '', dump = ''] = backup
  expect([tutorial.length, backup.length, integrate.length, importing.length]).toEqual([2, 7, 5, 2])
  const [ask = '', order = '', send = '', find = '', follow = ''] = integrate
  const gateway = 'http://127.0.0.1:8600'
  const script = [
    machine,
    api,
    inBackground(lender),
    inBackground(serve),
    `listens ${gateway}/healthz; listens http://127.0.0.1:8701/`,
    ...setUp,
    ...partners,
    ...rota,
    ...patrons,
    ask,
    order.replace(/^api/, 'made=$(api').replace(/\n$/, ')\n'),
    `export N=$(echo "$made" | grep -o 'ABC-[A-Z0-9]*' | head -1); echo "$made"`,
    send,
    find,
    follow,
    ...webhooks,
    // The file that is exported is applied again.
    ...[...configuration]
      .reverse()
      .map((block) => block.replace('config export >', 'config export --secrets masked >')),
    ...importing,
    copy,
    `(${check})`,
    // The loss that a restore repairs.
    'kill -9 $(jobs -p | tail -1); wait $! 2>/dev/null || true',
    'mkdir damaged; mv lendwire.sqlite lendwire.sqlite-* damaged/ || true',
    restore,
    'npx lendwire serve &',
    `listens ${gateway}/healthz`,
    list,
    release.replace('NO-UIO', 'NORTH'),
    lost,
    dump,
    'echo "ALL COMMANDS RAN"',
  ]
    .join('\n')
    .replaceAll('https://ill.example.org', gateway)
    .replaceAll('/backup/', `${folder}/backup/`)
    .replaceAll('cd /backup', `cd ${folder}/backup`)
    .replaceAll('redis://127.0.0.1:6379', redis.url)
    .replaceAll('8600', String(await freePort()))
    .replaceAll('8701', String(await freePort()))
    .replace('export LENDWIRE_ADMIN_KEY=…\n', '')
  const file = join(folder, 'guides.sh')
  await writeFile(file, `mkdir -p ${folder}/backup\n${script}`)
  const out = await run(file, {
    PATH: [await installCommands(), process.env.PATH].join(delimiter),
    LENDWIRE_PORT: /127\.0\.0\.1:(\d+)\/healthz/.exec(script)?.[1],
    LENDWIRE_LOG_LEVEL: 'error',
    // Each command starts in half the time.
    NODE_COMPILE_CACHE: join(folder, 'compiled'),
  })
  expect(
    out.split('\n').filter((line) => /FAILED|"type":"\/problems\//.test(line)),
    out.slice(-3000),
  ).toEqual([])
  expect(out).toContain('ALL COMMANDS RAN')
})
