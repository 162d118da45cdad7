import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type ConsoleFigure, measureConsole } from './console/measure-console.ts'
import { prepareListStore } from './lists/fill-store.ts'

const usage = `npm run bench:console [-- --requests 1000000] [-- --folder FOLDER] [-- --runs 20]
    measures the console in Chromium over a made store of 40 libraries, and writes bench/results/console.md
    --requests  how many requests the store holds; a store of a million takes a quarter of an hour to make
    --folder    where the store is kept for the next run (bench/.tmp by default)
    --runs      how often each figure is measured`

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    folder: { type: 'string', default: fileURLToPath(new URL('.tmp', import.meta.url)) },
    runs: { type: 'string', default: '20' },
    help: { type: 'boolean', default: false },
  },
})

const tableOf = (figures: readonly ConsoleFigure[]): string =>
  [
    '| figure | target | p50 | p95 | |',
    '| --- | ---: | ---: | ---: | --- |',
    ...figures.map(
      ({ name, target, unit, p50, p95 }) =>
        `| ${name} | < ${target} ${unit} | ${p50.toFixed(0)} | ${p95.toFixed(0)} | ${p50 < target ? 'met' : 'missed'} |`,
    ),
  ].join('\n')

const measure = async (): Promise<void> => {
  const size = Number(values.requests)
  mkdirSync(values.folder, { recursive: true })
  const file = join(values.folder, `lists-${size}.sqlite`)
  await prepareListStore(file, size)
  const figures = await measureConsole(file, Number(values.runs))
  const report = [
    '# The console in Chromium',
    `Over a store of ${size.toLocaleString('en')} requests of 40 libraries, as an admin, who sees all of them. A list is there when its rows are drawn after a click on its name; a request when its page is; a scanned item when its card is; a typed character and a window of a long list with the frame that shows them. Gateway, browser and measurement share one machine.`,
    `- ${new Date().toISOString()}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node ${process.versions.node}\n- load average at the end of the run: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
    tableOf(figures),
  ].join('\n\n')
  const results = fileURLToPath(new URL('results/', import.meta.url))
  mkdirSync(results, { recursive: true })
  writeFileSync(join(results, 'console.md'), `${report}\n`)
  process.stdout.write(`${report}\n`)
}

if (values.help) process.stdout.write(`${usage}\n`)
else await measure()
