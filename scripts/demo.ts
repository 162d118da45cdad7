import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startCatalogue } from './demo/catalogue.ts'
import { declare, lenderOf, systemsOfLibraries, unreachable } from './demo/declare-configuration.ts'
import { createLibrary, type Library } from './demo/library.ts'
import { mailPartners, startMailLenders } from './demo/mail-lenders.ts'
import { openStories } from './demo/open-stories.ts'
import { createPeople } from './demo/people.ts'
import { printHeading, printLine, printTable, printText } from './demo/print.ts'
import { startGatewayProcess, startPlayerProcess } from './demo/processes.ts'
import { fillRestOfConsole } from './demo/rest-of-the-console.ts'
import { type Outcome, play } from './demo/run-story.ts'
import { stories } from './demo/stories.ts'
import type { Story } from './demo/story.ts'
import { writeYear } from './demo/year-of-figures.ts'

const usage = `npm run demo [-- --keep] [-- --store STORE]
    plays loans between a gateway, on a fresh SQLite file, lenders that behave in all the ways that lenders do, and
    libraries' own systems
    --keep   adds requests in every stage, figures of a year, a webhook, a mail in review and an alarm, leaves all of them running
             afterwards, and says where
    --store  an empty store in place of the SQLite file, such as postgres://lendwire@localhost/lendwire`

/** The number of stories that run at a time, and the factor on the lenders' pauses. */
const beside = 3
const openBeside = 8
const pace = 0.4
/** Starting a process takes longer than anything that a lender does, so that few of them run many lenders. */
const playerProcesses = 2

/** Plays stories, some beside each other; gives the outcomes in the order of the stories. */
const playAll = async (
  library: Library,
  stories: readonly Story[],
  atOnce: number,
  signal: AbortSignal,
): Promise<readonly Outcome[]> => {
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
  await Promise.all(Array.from({ length: atOnce }, work))
  return stories.flatMap((story) => outcomes.get(story) ?? [])
}

const demo = async (keep: boolean, store: string | undefined, signal: AbortSignal): Promise<boolean> => {
  const started = performance.now()
  const folder = await mkdtemp(join(tmpdir(), 'lendwire-demo-'))
  const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })]
  try {
    const processes = Array.from({ length: playerProcesses }, startPlayerProcess)
    stops.push(...processes.map(({ stop }) => stop))
    const catalogue = await startCatalogue()
    stops.push(catalogue.stop)
    const mail = await startMailLenders()
    stops.push(mail.stop)
    const address = store ?? `sqlite:${join(folder, 'lendwire.sqlite')}`
    if (keep) await writeYear(address)
    const gateway = await startGatewayProcess(address, mail.smtpUrl)
    stops.push(gateway.stop)
    const library = createLibrary(gateway.url, gateway.key)

    const played = keep ? [...stories, ...openStories] : stories
    const partners = new Set(played.flatMap(({ rota }) => rota))
    for (const other of [unreachable, ...mailPartners]) partners.delete(other)
    const lenders = [...partners].map(lenderOf)
    const systems = systemsOfLibraries()
    const shareOf = <Player>(all: readonly Player[], place: number): Player[] =>
      all.filter((_, index) => index % processes.length === place)
    const urls = await Promise.all(
      processes.map(({ run }, place) =>
        run({
          gateway: gateway.url,
          pace,
          lenders: shareOf(lenders, place),
          systems: shareOf(systems, place),
        }),
      ),
    )
    const urlOf: Readonly<Record<string, string>> = Object.assign({}, ...urls)
    await catalogue.declare(library)
    await declare(library, lenders, systems, (code) => urlOf[code] ?? '')
    await mail.declare(library)
    printHeading(
      `The gateway listens on ${gateway.url}; ${lenders.length + mailPartners.length} lenders and ${systems.length} library systems answer. What happens:`,
    )

    const outcomes = await playAll(library, stories, beside, signal)
    printHeading('How it ended')
    printTable(outcomes)
    const failed = outcomes.filter(({ complaint }) => complaint !== undefined).length
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    printText(`\n${outcomes.length - failed} of ${outcomes.length} ended as they must, in ${seconds} s`)
    if (keep && !signal.aborted) {
      await playAll(library, openStories, openBeside, signal)
      const rest = await fillRestOfConsole(gateway, library, urlOf.silent ?? '')
      stops.push(rest.stop)
      const people = await createPeople(gateway.url, gateway.key)
      printText(`\nconsole   ${gateway.url}/console`)
      printText(`          staff ${people.staff} · admin ${people.admin} · password ${people.password}`)
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

const { values } = parseArgs({
  options: { keep: { type: 'boolean' }, store: { type: 'string' }, help: { type: 'boolean' } },
})
if (values.help === true) {
  printText(usage)
} else {
  const interrupted = new AbortController()
  const interrupt = (): void => interrupted.abort(new Error('interrupted'))
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', interrupt)
  try {
    process.exitCode = (await demo(values.keep === true, values.store, interrupted.signal)) ? 0 : 1
  } catch (error) {
    if (!interrupted.signal.aborted) throw error
    process.exitCode = 130
  }
  process.exit()
}
