import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { createLibrary, type Library } from './demo/library.ts'
import { startGatewayProcess } from './demo/processes.ts'
import {
  credentialsIn,
  type Ends,
  type KeepStep,
  recordExchanges,
  type Step,
  withoutCredentials,
} from './peers/record-exchanges.ts'

const usage = `npm run test:peers -- FILE
    plays a whole loan with each system that FILE names, prints what each did, and writes what was said to the folder
    of its recordings (docs/test-peers.md)`

const settings = z.looseObject({})
const Peer = z.strictObject({
  code: z.string(),
  protocol: z.enum(['iso18626', 'ncip']),
  /** The vendor of ISO 18626, or the profile of NCIP. */
  vendor: z.string().default('standard'),
  url: z.url(),
  symbols: z.array(z.object({ type: z.string(), value: z.string() })).min(1),
  connection: settings.default({}),
  partner: settings.default({}),
  citation: settings.default({
    title: 'On lending',
    identifiers: [{ type: 'ISBN', value: '9783161484100' }],
  }),
  service: settings.default({ type: 'loan' }),
})
type Peer = z.infer<typeof Peer>

const PeersFile = z.strictObject({
  /** The port on which the gateway of the test listens, for what the peers send. */
  port: z.int().min(1).max(65_535),
  library: z.looseObject({ symbols: z.array(settings).min(1) }),
  peers: z.array(Peer).default([]),
  /** The library's own systems, as `ils` settings of a library. */
  systems: z.array(z.looseObject({ dialect: z.string(), url: z.string() })).default([]),
  /** The longest wait for each step, in seconds. */
  wait: z.int().positive().default(60),
  recordings: z.string(),
})

const code = 'PEERS'
const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 100))

/** What was said so far, by the code of the peer or the dialect of the system. */
const said = new Map<string, readonly Step[]>()

/** Keeps the steps of an exchange with a system, without its credentials. */
const keeping =
  (name: string, settings: unknown, ends: Ends): KeepStep =>
  (_, stepOf) => {
    const step = stepOf(ends)
    said.set(name, [
      ...(said.get(name) ?? []),
      {
        ...step,
        xml: step.xml === null ? null : withoutCredentials(step.xml, credentialsIn(settings)),
      },
    ])
  }

/** Returns an address under the origin of a recorder; as it is where none stands before it. */
const at = (origin: string | null, url: string): string => {
  if (origin === null) return url
  const { pathname, search } = new URL(url)
  return `${origin}${pathname}${search}`
}

const record = async (folder: string, name: string, system: string, peer: string): Promise<void> => {
  await mkdir(folder, { recursive: true })
  const steps = said.get(system) ?? []
  await writeFile(join(folder, `${name}.json`), `${JSON.stringify({ name, peer, steps }, null, 1)}\n`)
}

/** Waits until a request has one of some stages; gives the stage that it has when the time is over. */
const waitFor = async (
  library: Library,
  number: string,
  stages: readonly string[],
  seconds: number,
): Promise<string> => {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const { stage } = await library.read(number)
    if (stages.includes(stage) || Date.now() > end) return stage
    await pause()
  }
}

/** Plays a loan with one peer, under the origin of its recorder. Returns whether it came to its end. */
const playLoan = async (
  library: Library,
  peer: Peer,
  { wait, recordings }: z.infer<typeof PeersFile>,
  origin: string | null,
): Promise<boolean> => {
  const named = peer.protocol === 'ncip' ? { profile: peer.vendor } : { vendor: peer.vendor }
  await library.put(`/v1/partners/${peer.code}`, {
    name: peer.code,
    symbols: peer.symbols,
    allowPrivateNetwork: true,
    ...peer.partner,
    connection: { protocol: peer.protocol, url: at(origin, peer.url), ...named, ...peer.connection },
  })
  const { citation, service } = peer
  const number = await library.create({ library: code, citation, service, rota: [peer.code] })
  const command = (type: string): Promise<void> => library.command(number, 'staff:test', { type })
  await command('send')
  let stage = await waitFor(library, number, ['shipped', 'received', 'unfilled', 'closed'], wait)
  if (stage === 'shipped') {
    await command('receive')
    stage = await waitFor(library, number, ['received', 'closed'], wait)
  }
  if (stage === 'received') {
    // A file, or a copy to keep, does not go back.
    const { allowedCommands } = await library.read(number)
    await command(allowedCommands.includes('return') ? 'return' : 'complete')
    stage = await waitFor(library, number, ['closed'], wait)
  }
  const timeline = await library.timeline(number)
  const { outcome, attention } = await library.read(number)
  const messages = timeline.flatMap((entry) => {
    if (entry.kind === 'message_in') return [`  in   ${entry.message.summary} (${entry.message.state})`]
    return entry.kind === 'message_out' ? [`  out  ${entry.delivery.summary} (${entry.delivery.state})`] : []
  })
  print(`${peer.code}: ${stage}${outcome === null ? '' : `, ${outcome.kind}`}`)
  for (const line of messages) print(line)
  for (const { kind } of attention) print(`  attention ${kind}`)
  const { protocol, host } = new URL(peer.url)
  await record(
    recordings,
    `${peer.code}-loan`,
    peer.code,
    `${peer.protocol} ${peer.vendor}, ${protocol}//${host}`,
  )
  return outcome?.kind === 'completed'
}

const IlsCheck = z.object({ outcome: z.string(), detail: z.string() })

const [file] = process.argv.slice(2)
if (file === undefined) {
  process.stderr.write(`${usage}\n`)
  process.exit(2)
}
const read = PeersFile.parse(parse(await readFile(file, 'utf8')))
const peersFile = { ...read, recordings: resolve(dirname(file), read.recordings) }
const folder = await mkdtemp(join(tmpdir(), 'lendwire-peers-'))
const gateway = await startGatewayProcess(`sqlite:${join(folder, 'lendwire.sqlite')}`, 'smtp://127.0.0.1:9')
const incoming = await recordExchanges(
  gateway.url,
  (path, step) => {
    const peer = peersFile.peers.find(({ code: each }) => path.startsWith(`/partners/${each}/`))
    if (peer !== undefined) keeping(peer.code, peer, { from: peer.code, to: 'lendwire' })(path, step)
  },
  peersFile.port,
)

/** Does something with a system under the origin of a recorder before it. A bare socket (`tcp://`) has none. */
const recorded = async <Result>(
  name: string,
  system: { readonly url: string },
  act: (origin: string | null) => Promise<Result>,
): Promise<Result> => {
  if (!/^https?:/.test(system.url)) return act(null)
  const recorder = await recordExchanges(
    new URL(system.url).origin,
    keeping(name, system, { from: 'lendwire', to: name }),
  )
  try {
    return await act(recorder.url)
  } finally {
    await recorder.stop()
  }
}

try {
  const library = createLibrary(gateway.url, gateway.key)
  await library.put(`/v1/libraries/${code}`, { name: 'Library of the test', ...peersFile.library })
  for (const peer of peersFile.peers)
    if (!(await recorded(peer.code, peer, (origin) => playLoan(library, peer, peersFile, origin))))
      process.exitCode = 1
  for (const system of peersFile.systems) {
    const { outcome, detail } = await recorded(system.dialect, system, async (origin) => {
      const url = at(origin, system.url)
      await library.put(`/v1/libraries/${code}/ils`, { allowPrivateNetwork: true, ...system, url })
      const response = await fetch(`${gateway.url}/v1/libraries/${code}/ils/check`, {
        method: 'POST',
        headers: { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' },
        body: '{}',
      })
      return IlsCheck.parse(await response.json())
    })
    print(`${system.dialect}: ${outcome}\n  ${detail}`)
    await record(
      peersFile.recordings,
      `${system.dialect}-check`,
      system.dialect,
      `${system.dialect}, ${new URL(system.url).origin}`,
    )
    if (outcome !== 'answered') process.exitCode = 1
  }
} finally {
  await incoming.stop()
  await gateway.stop()
  await rm(folder, { recursive: true, force: true })
}
