import { existsSync } from 'node:fs'
import { Problem } from '../problem.ts'
import { openStore } from '../store/open-store.ts'
import { copyStore } from '../store/transfer/copy-store.ts'
import { recordKinds } from '../store/transfer/dump-pages.ts'
import { reason } from '../translations/reason.ts'
import { type Output, recordKindName, sentencesFor } from './output.ts'
import { mayLose, storeAddress, storeName } from './stores.ts'

const maxBetweenLines = 10_000

/** Options of `lendwire copy`. */
export type CopyOptions = {
  readonly from: string
  readonly to: string
  readonly allowLoss?: boolean
  readonly json?: boolean
}

/**
 * Copies all that a store holds into an empty one and compares both: `lendwire copy --from STORE --to STORE`.
 *
 * @returns the exit code: 1 where they differ afterwards
 */
export const copy = async (options: CopyOptions, output: Output): Promise<number> => {
  const { print, complain } = output
  const { t } = sentencesFor(output)
  const [from, to] = [storeAddress('from', options.from), storeAddress('to', options.to)]
  if (storeName(from) === storeName(to)) throw new Problem('invalid_input', reason('command_line.same_store'))
  if (from.kind === 'sqlite' && !existsSync(from.file))
    throw new Problem('not_found', reason('file.missing', { file: from.file }))
  const allowLoss = mayLose(options.allowLoss)
  // What is only read cannot be lost by how it is set up.
  const source = await openStore(from, { allowLoss: true })
  try {
    const target = await openStore(to, { allowLoss, warn: complain })
    try {
      let shown = 0
      const reportProgress = (records: number): void => {
        if (records - shown < maxBetweenLines) return
        shown = records
        complain(t('command_line.records_copied', { records }))
      }
      const {
        source: there,
        target: here,
        differingKinds: differ,
      } = await copyStore({ store: source, name: storeName(from) }, target, reportProgress)
      if (options.json)
        print(JSON.stringify({ source: there, target: here, differingKinds: differ }, null, 2))
      for (const kind of options.json ? [] : recordKinds) {
        const { count, checksum } = there[kind]
        const line = differ.includes(kind)
          ? t('command_line.kind_differs', {
              ...{ count, checksum },
              ...{ targetCount: here[kind].count, targetChecksum: here[kind].checksum },
            })
          : t('command_line.kind_copied', { count, checksum })
        print(`${recordKindName(kind, output)} ${line}`)
      }
      if (differ.length === 0) return 0
      complain(t('command_line.stores_differ'))
      return 1
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}
