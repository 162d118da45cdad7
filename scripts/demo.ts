import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createLibrary, type Library } from './demo/library.ts'
import { type Outcome, play } from './demo/play.ts'
import { printHeading, printLine, printTable, printText } from './demo/print.ts'
import { startGatewayProcess, startLenderProcess } from './demo/processes.ts'
import { stories, workflows } from './demo/stories.ts'
import type { Story } from './demo/story.ts'

const usage = `npm run demo [-- --keep]
    plays loans between a gateway, on a fresh SQLite file, and lenders that behave in all the ways that lenders do
    --keep   leaves gateway and lenders running afterwards, and says where`

/** How many stories run beside each other, and the factor on the lenders' pauses. */
const beside = 3
const pace = 0.4
/** Starting a process takes longer than anything that a lender does, so that few of them run many lenders. */
const lenderProcesses = 2

const unreachable = { name: 'unreachable', url: 'http://127.0.0.1:1/iso18626' }

/** Declares the library, the workflow profiles and the partners. */
const declare = async (
  library: Library,
  partners: readonly { readonly name: string; readonly url: string; readonly token?: string }[],
): Promise<void> => {
  await library.put('/v1/libraries/DEMO', {
    name: 'Demo Library',
    symbols: [{ type: 'ISIL', value: 'XX-DEMO' }],
    timeZone: 'Europe/Oslo',
  })
  for (const [name, workflow] of Object.entries(workflows)) {
    await library.put(`/v1/workflows/${encodeURIComponent(name)}`, workflow)
  }
  for (const [index, { name, url, token }] of partners.entries()) {
    await library.put(`/v1/partners/${name}`, {
      name: `The lender that plays ${name}`,
      symbols: [{ type: 'ISIL', value: `XX-${name}` }],
      allowPrivateNetwork: true,
      inboundCredentials: token === undefined ? [] : [{ kind: 'bearer', token }],
      connection: {
        protocol: 'iso18626',
        url,
        edition: index % 2 === 0 ? '1.2' : '2021-2',
        ...(token === undefined ? {} : { outboundCredentials: { kind: 'bearer', token } }),
      },
      retry: { attempts: 5, firstDelay: name === unreachable.name ? 'PT1H' : 'PT1S' },
    })
  }
}

/** Plays all stories, some beside each other; gives the outcomes in the order of the stories. */
const playAll = async (library: Library, signal: AbortSignal): Promise<readonly Outcome[]> => {
  const outcomes = new Map<Story, Outcome>()
  const width = Math.max(...stories.map(({ name }) => name.length))
  const waiting = [...stories.entries()]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, story] = next
      const tell = (line: Parameters<typeof printLine>[3]) => printLine(story.name, index, width, line)
      outcomes.set(story, await play(library, story, tell, signal))
    }
  }
  await Promise.all(Array.from({ length: beside }, work))
  return stories.flatMap((story) => outcomes.get(story) ?? [])
}

const demo = async (keep: boolean, signal: AbortSignal): Promise<boolean> => {
  const started = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-demo-'))
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  try {
    const lenders = Array.from({ length: lenderProcesses }, startLenderProcess)
    stops.push(...lenders.map(({ stop }) => stop))
    const gateway = await startGatewayProcess(join(folder, 'lendwire.sqlite'))
    stops.push(gateway.stop)
    const library = createLibrary(gateway.url, gateway.key)

    const names = [...new Set(stories.flatMap(({ rota }) => rota))].filter(
      (name) => name !== unreachable.name,
    )
    const all = names.map((scenario) => ({ scenario, token: crypto.randomUUID() }))
    const urls = await Promise.all(
      lenders.map(({ run }, place) =>
        run({
          gateway: gateway.url,
          pace,
          lenders: all.filter((_, index) => index % lenders.length === place),
        }),
      ),
    )
    const urlOf: Readonly<Record<string, string>> = Object.assign({}, ...urls)
    const partners = all.map(({ scenario, token }) => ({ name: scenario, url: urlOf[scenario] ?? '', token }))
    await declare(library, [...partners, unreachable])
    printHeading(`The gateway listens on ${gateway.url}; ${partners.length} lenders answer. What happens:`)

    const outcomes = await playAll(library, signal)
    printHeading('How it ended')
    printTable(outcomes)
    const failed = outcomes.filter(({ complaint }) => complaint !== undefined).length
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    printText(`\n${outcomes.length - failed} of ${outcomes.length} ended as they must, in ${seconds} s`)
    if (keep && !signal.aborted) {
      printText(`\nAPI   ${gateway.url}/v1/requests`)
      printText(`docs  ${gateway.url}/docs`)
      printText(`key   ${gateway.key}`)
      printText('Ctrl-C ends it.')
      await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
    }
    return failed === 0
  } finally {
    for (const stop of stops.toReversed()) await stop()
  }
}

const { values } = parseArgs({ options: { keep: { type: 'boolean' }, help: { type: 'boolean' } } })
if (values.help === true) {
  printText(usage)
} else {
  const interrupted = new AbortController()
  const interrupt = (): void => interrupted.abort(new Error('interrupted'))
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  try {
    process.exitCode = (await demo(values.keep === true, interrupted.signal)) ? 0 : 1
  } catch (error) {
    if (!interrupted.signal.aborted) throw error
    process.exitCode = 130
  }
  process.exit()
}
