import { glob, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'

/** Returns the lines of the source that call `commit` of the store, by file. The adapters of the store define it. */
const commitsIn = async (): Promise<Readonly<Record<string, readonly string[]>>> => {
  const commitsByFile: Record<string, readonly string[]> = {}
  for await (const file of glob('src/**/*.ts')) {
    if (file.startsWith('src/store/')) continue
    const lines = (await readFile(file, 'utf8')).split('\n')
    const commits = lines.flatMap((line, index) =>
      /\bcommit\(/.test(line)
        ? [
            lines
              .slice(index, index + 3)
              .map((each) => each.trim())
              .join(' '),
          ]
        : [],
    )
    if (commits.length > 0) commitsByFile[file] = commits
  }
  return commitsByFile
}

test('only applyToRequest commits a change of a request', async () => {
  expect(await commitsIn()).toEqual({
    'src/delivery/apply-to-request.ts': [expect.stringContaining('await deps.store.commit(change)')],
    // They pass a change on: to note how a delivery ended, to wake those who wait for events, to measure the time.
    'src/delivery/outbound/observe-settlement.ts': [expect.stringContaining('await store.commit(change)')],
    'src/events/event-watcher.ts': [expect.stringContaining('await store.commit(change)')],
    'src/gateway/observed-store.ts': [expect.stringContaining('await store.commit(change)')],
    // It notes in requests of earlier versions when things happened: nothing of what they say changes.
    'src/statistics/fill-rows.ts': [expect.stringContaining('...emptyChange(library)')],
    // It keeps the columns of a month, which reports add up.
    'src/statistics/kept-months.ts': [expect.stringContaining('...emptyChange(library)')],
    // It keeps the answer to a call that changes no request.
    'src/delivery/run-once.ts': [expect.stringContaining('...emptyChange(library)')],
  })
})
