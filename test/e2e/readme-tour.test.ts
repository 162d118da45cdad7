import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'

const root = join(import.meta.dirname, '../..')

/** Returns the shell blocks of the README that call the API, or start what it is called on, in their order. */
const blocksOf = (readme: string): readonly string[] =>
  [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)]
    .map(([, block = '']) => block)
    .filter((block) => /^api |^npx lendwire lender --port|^api\(\)/m.test(block))

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lendwire-tour-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs a script in a process group of its own, which ends with it. */
const run = (script: string, environment: NodeJS.ProcessEnv): Promise<{ out: string; complaints: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn('bash', [script], {
      cwd: root,
      detached: true,
      env: { ...process.env, ...environment },
    })
    const { pid } = child
    let out = ''
    let complaints = ''
    child.stdout.on('data', (bytes: Buffer) => {
      out += bytes.toString()
    })
    child.stderr.on('data', (bytes: Buffer) => {
      complaints += bytes.toString()
    })
    child.once('error', reject)
    child.once('exit', () => {
      if (pid !== undefined) process.kill(-pid, 'SIGTERM')
    })
    // When its streams are closed, no process of the group writes into the folder any more.
    child.once('close', () => resolve({ out, complaints }))
  })

/** Does the reader's acts between commands: wait until all has started, copy the number, and give the partner time. */
const besides = (gateway: string, lender: string): string => `
begun() { until curl -s -o /dev/null ${gateway}/healthz && curl -s -o /dev/null ${lender}/; do command sleep 0.1; done; }
awaited=(shipped_physically request_completed)
sleep() {
  for _ in $(seq 1500); do
    api ${gateway}/v1/requests/$N | grep -q "\\"status\\":\\"$awaited" && break
    command sleep 0.1
  done
  awaited=("\${awaited[@]:1}")
}
`

test('the tour goes as the README and the guides say, from its first command to its last', async () => {
  const pages = ['README.md', 'docs/partners.md', 'docs/patrons.md']
  const texts = await Promise.all(pages.map((page) => readFile(join(root, page), 'utf8')))
  const [lenderPort, gatewayPort] = [await freePort(), await freePort()]
  const [start = '', ...calls] = blocksOf(texts.join('\n'))
  const copied = calls
    .join('\n')
    .replace(/^(api '[^']*\/v1\/requests' [\s\S]*?"rota": \["NORTH"\] }')$/m, 'made=$($1); echo "$made"')
  const number = /^export N=ABC-….*$/m
  expect(start).toContain('npm start &')
  expect(calls).toHaveLength(5)
  expect(copied).toMatch(number)
  const script = [
    start,
    besides('http://127.0.0.1:8600', 'http://127.0.0.1:8701'),
    'begun',
    copied.replace(number, `export N=$(echo "$made" | grep -o 'ABC-[A-Z0-9]*' | head -1)`),
    'api -X POST http://127.0.0.1:8600/v1/partners/NORTH/check',
  ]
    .join('\n')
    .replaceAll('8600', String(gatewayPort))
    .replaceAll('8701', String(lenderPort))
  const file = join(folder, 'tour.sh')
  await writeFile(file, script)
  const { out, complaints } = await run(file, {
    LENDWIRE_PORT: String(gatewayPort),
    LENDWIRE_STORE: `sqlite:${join(folder, 'tour.sqlite')}`,
  })

  const answers = out.split('\n').filter((line) => line.startsWith('{'))
  const isAnswer = (line: string) => !line.startsWith('{"level"') && !line.startsWith('{"time"')
  const problems = answers.filter((line) => line.includes('"type":"/problems/'))
  expect(problems, complaints).toEqual([])
  const commands = (script.match(/^(made=\$\()?api /gm) ?? []).length
  expect(answers.filter(isAnswer), out.slice(-5000) + complaints).toHaveLength(commands)
  expect(answers.some((line) => line.includes('"status":"shipped_physically"'))).toBe(true)
  expect(answers.some((line) => line.includes('"status":"request_completed"'))).toBe(true)
  expect(out).toContain('<ISO18626Message')
  expect(answers.at(-1)).toContain('"outcome":"answered"')
})
