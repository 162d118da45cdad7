import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { StoreAddress } from '../src/store/address.ts'
import { openPostgresStore } from '../src/store/postgres/open-postgres-store.ts'
import { fillOnce, prepareListStore } from './lists/fill-store.ts'
import { type ListFigure, measureLists, measureStore } from './lists/measure-lists.ts'

const usage = `npm run bench:lists [-- --sizes 10000,100000,1000000] [-- --folder FOLDER] [-- --warm 40] [-- --cold 5]
    measures lists, searches and counts on made stores of 40 libraries, and writes bench/results/lists.md
    --sizes    how many requests each store holds; a store of a million takes a quarter of an hour to make
    --folder   where the stores are kept for the next run (bench/.tmp by default)
    --warm, --cold   how often each query is measured
    --postgres URL   measures a PostgreSQL store of the first size, warm, in place of SQLite; an empty one is filled`

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    folder: { type: 'string', default: fileURLToPath(new URL('.tmp', import.meta.url)) },
    warm: { type: 'string', default: '40' },
    cold: { type: 'string', default: '5' },
    postgres: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const milliseconds = (time: number): string => time.toFixed(1)

const tableOf = (figures: readonly ListFigure[]): string =>
  [
    '| query | of | warm p50 ms | warm p95 ms | processor p95 ms | cold p50 ms | cold p95 ms | cold reads | examined |',
    '| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...figures.map(
      ({ name, scope, warm, cold, coldReads, processor, examined }) =>
        `| ${name} | ${scope} | ${milliseconds(warm.p50)} | ${milliseconds(warm.p95)} | ${milliseconds(processor.p95)} | ${milliseconds(cold.p50)} | ${milliseconds(cold.p95)} | ${coldReads ?? '–'} | ${examined ?? '–'} |`,
    ),
  ].join('\n')

const openPostgres = (url: string) => {
  const address = StoreAddress.parse(url)
  if (address.kind !== 'postgres') throw new Error('--postgres takes an address of PostgreSQL')
  return openPostgresStore({ address, allowLoss: true })
}

const measure = async (): Promise<void> => {
  const runs = { warm: Number(values.warm), cold: Number(values.cold) }
  if (values.postgres !== undefined) {
    const store = await openPostgres(values.postgres)
    await fillOnce(store, Number(values.sizes.split(',')[0]))
    process.stdout.write(`${tableOf(await measureStore(store, runs))}\n`)
    return
  }
  mkdirSync(values.folder, { recursive: true })
  const parts: string[] = []
  for (const size of values.sizes.split(',').map(Number)) {
    process.stderr.write(`${size.toLocaleString('en')} requests\n`)
    const file = join(values.folder, `lists-${size}.sqlite`)
    await prepareListStore(file, size)
    parts.push(`## ${size.toLocaleString('en')} requests`, tableOf(await measureLists(file, runs)))
  }
  const report = [
    '# Lists, searches and counts',
    'A page of 50 requests, or the counts beside it, of the largest of 40 libraries (a quarter of all requests) and of all libraries. A tenth of the requests is open. *Cold*: as after a start of the machine: the system keeps nothing of the file in memory, and the connection has read the states of requests only. *Cold reads*: the reads of the file that such a query makes, at p95, one after the other. *Processor*: the time of the processor that a warm query takes, whatever else runs. *Examined*: the most candidates that a page examined, of 5,000 that it may.',
    `- ${new Date().toISOString()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}, SQLite ${process.versions.sqlite ?? 'unknown'}\n- load average at the end of the run: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
    ...parts,
  ].join('\n\n')
  const results = fileURLToPath(new URL('results/', import.meta.url))
  mkdirSync(results, { recursive: true })
  writeFileSync(join(results, 'lists.md'), `${report}\n`)
  process.stdout.write(`${report}\n`)
}

if (values.help) process.stdout.write(`${usage}\n`)
else await measure()
