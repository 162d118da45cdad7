import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { redisPrograms } from '../test/support/redis-programs.ts'
import { type Findings, rowsOf, tableOf } from './row.ts'

const run = promisify(execFile)
const folder = new URL('results/', import.meta.url)

const redisVersion = async (): Promise<string> => {
  const { stdout } = await run((await redisPrograms()).server, ['--version'])
  // "Redis server v=8.0.2 …" or "Valkey server v=8.0.1 …"
  const [, name = 'Redis', version = 'unknown'] = /^(\w+) server v=(\S+)/.exec(stdout) ?? []
  return `${name} ${version}`
}

/** Returns the machine, and the versions of what was measured. */
const surroundings = async (): Promise<string> => {
  const processors = cpus()
  const redis = await redisVersion().catch(() => 'no Redis')
  return [
    `- ${new Date().toISOString()}`,
    `- ${processors.length} × ${processors[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}`,
    `- Node ${process.versions.node}, V8 ${process.versions.v8}, SQLite ${process.versions.sqlite ?? 'unknown'}, ${redis} (appendfsync always)`,
    `- load average at the end of the run: ${loadavg()
      .map((load) => load.toFixed(1))
      .join(', ')}`,
  ].join('\n')
}

/**
 * Writes what a run found into `bench/results/`: `NAME.json` (the rows) and `NAME.md` (a table, with the machine).
 *
 * @returns the table
 */
export const writeReport = async (name: string, findings: Findings): Promise<string> => {
  const rows = rowsOf(findings.rows)
  const table = [
    '# Benchmarks',
    await surroundings(),
    tableOf(rows),
    ...(findings.notes ?? []).map((note) => `- ${note}`),
  ].join('\n\n')
  await mkdir(folder, { recursive: true })
  const write = (ending: string, content: string) =>
    writeFile(fileURLToPath(new URL(`${name}.${ending}`, folder)), content)
  await write('json', `${JSON.stringify(rows, null, 2)}\n`)
  await write('md', `${table}\n`)
  return table
}
