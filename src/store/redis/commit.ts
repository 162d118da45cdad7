import { z } from 'zod'
import { parseStored, storedJson } from '../policy/parse-stored.ts'
import { type AnswersPort, StoredAnswer } from '../ports/answers.ts'
import type { Change, ChangesPort, CommitResult } from '../ports/changes.ts'
import { answerField, commitArguments, fingerprintName } from './commit-arguments.ts'
import type { RedisContext } from './context.ts'
import { commitScript } from './lua/commit.ts'
import { replyOf } from './records/message-record.ts'

/** An answer as it is kept. */
export const Answer = storedJson(z.object({ bodyHash: z.string(), answer: StoredAnswer }))

const Result = z.union([
  z.tuple([z.literal('committed'), z.int()]),
  z.tuple([z.literal(['conflict', 'lease_lost'])]),
  z.tuple([z.literal(['repeat', 'replay']), z.string()]),
  z.tuple([z.literal('not_withdrawn')], z.string()),
])

const resultOf = (reply: unknown): CommitResult => {
  const [kind, value, ...others] = parseStored('result', Result, reply)
  switch (kind) {
    case 'committed':
      return { kind, version: Number(value) }
    case 'conflict':
    case 'lease_lost':
      return { kind }
    case 'repeat':
      return { kind, reply: replyOf(value) }
    case 'replay':
      return { kind, ...parseStored('answer', Answer, value) }
    case 'not_withdrawn':
      return { kind, deliveries: [String(value), ...others] }
  }
}

/**
 * Makes the functions that commit changes, and read the answers that they keep.
 *
 * @param leave releases the concurrency slot of an attempt
 */
export const commits = (
  shell: RedisContext,
  leave: (leaseToken: string) => Promise<void>,
): ChangesPort & AnswersPort => {
  const { readClient: looks, keys, run, libraries, register, durable, now } = shell

  /** Returns whether a message without a reply, such as a mail, is stored already under no library. */
  const isKnownMail = async ({ inbox }: Change): Promise<boolean> => {
    if (inbox === null || inbox.fingerprint === null || inbox.message.reply !== null) return false
    const key = `${keys.library(null)}:fingerprints`
    return (await looks.hexists(key, fingerprintName(inbox.fingerprint))) === 1
  }

  return {
    commit: async (change) => {
      await register(change.library)
      if (await isKnownMail(change)) return { kind: 'repeat', reply: null }
      const key = keys.library(change.library)
      const [result] = await Promise.all([
        run(commitScript, key, ...commitArguments(change, now)),
        change.settle === null ? undefined : leave(change.settle.leaseToken),
      ])
      // Also what was found may have been written a moment ago by somebody who still waits for the disk.
      await durable(key)
      return resultOf(result)
    },

    findAnswer: async (caller, name, library) => {
      const searched = library === undefined ? await libraries() : [library]
      // Under the gateway are those that were copied from a store that knew no libraries of them.
      const answers = await Promise.all(
        [...searched, null].map(async (each) => {
          const key = keys.library(each)
          const answer = await looks.hget(`${key}:answers`, answerField(caller, name))
          if (answer !== null) await durable(key)
          return answer
        }),
      )
      const answer = answers.find((each) => each !== null)
      return answer === undefined || answer === null ? null : parseStored('answer', Answer, answer)
    },
  }
}
