import { Cluster, type Redis } from 'ioredis'
import { z } from 'zod'
import { pseudonymOfFingerprint } from '../../policy/fingerprint.ts'
import { reasonToText, toMilliseconds } from '../../policy/parse-stored.ts'
import { requestChecksum } from '../../policy/request-checksum.ts'
import type { Delivery } from '../../ports/outbox.ts'
import type { PrivacyPort, RequestRewrite, StrippedDelivery, StrippedMessage } from '../../ports/privacy.ts'
import { fingerprintName, indexFields, requestArguments } from '../commit-arguments.ts'
import type { RedisContext } from '../context.ts'
import { removeViewCodesScript, rewriteScript, stripMessageScript } from '../lua/privacy.ts'
import { pairsOf } from '../pairs.ts'
import type { Argument } from '../server/connection.ts'
import { deliveryFields, deliveryOf } from './delivery-record.ts'
import { rewriteStream } from './events.ts'
import { messageArguments, messageFields, messageOf } from './message-record.ts'

const present = <T>(value: T | null): readonly T[] => (value === null ? [] : [value])

const isUnderWay = (error: unknown): boolean =>
  error instanceof Error && /in progress|scheduled/.test(error.message)

const lookAgainAfter = 100

/**
 * Starts writing a file again. One that was begun earlier still has what was overwritten since: it is waited for.
 *
 * @param begun finds in `INFO persistence` how often a file was begun
 */
const beginAfterEarlier = async (
  node: Redis,
  begin: () => Promise<unknown>,
  begun: RegExp,
): Promise<void> => {
  let earlier: string | undefined
  for (;;) {
    try {
      await begin()
      return
    } catch (error) {
      if (!isUnderWay(error)) throw error
    }
    const count = begun.exec(await node.info('persistence'))?.[1]
    earlier ??= count
    if (count !== earlier) return
    await new Promise((resolve) => setTimeout(resolve, lookAgainAfter))
  }
}

/** Returns whether a server writes snapshots automatically. Where a host keeps its settings to itself, its snapshots are its own. */
const keepsSnapshots = async (node: Redis): Promise<boolean> => {
  const [, rules] = z.array(z.string()).parse(await node.config('GET', 'save').catch(() => []))
  return rules !== undefined && rules !== ''
}

/** Lets each server write its append-only file again, and its snapshot where it keeps one, without what was overwritten. */
const rewriteFiles = async (client: RedisContext['client']): Promise<void> => {
  for (const node of client instanceof Cluster ? client.nodes('master') : [client]) {
    await beginAfterEarlier(node, () => node.bgrewriteaof(), /^aof_rewrites:(\d+)/m)
    if (await keepsSnapshots(node))
      await beginAfterEarlier(node, () => node.bgsave('SCHEDULE'), /^rdb_saves:(\d+)/m)
  }
}

/** Removes personal data from Redis. */
export const privacy = (shell: RedisContext): PrivacyPort => {
  const { client, keys, run, libraries, durable } = shell

  /** Returns a message as it is stored now, with its stripped parts, as scripts take it. */
  const messagePlan = async (key: string, stripped: StrippedMessage, secret: string) => {
    const own = `${key}:message:${stripped.id}`
    const stored = messageOf(await client.hmgetBuffer(own, ...messageFields))
    if (stored === null) return null
    const { plan, body, raw } = messageArguments({ ...stored, ...stripped, mail: stripped.mail })
    const fingerprint = await client.hget(own, 'fingerprint')
    const renamed =
      fingerprint === null
        ? {}
        : {
            was: fingerprint,
            fingerprint: fingerprintName(
              pseudonymOfFingerprint(secret, Buffer.from(fingerprint, 'base64url')),
            ),
            received: toMilliseconds(stored.receivedAt),
          }
    return { plan: { ...plan, ...renamed }, contents: [body, raw] as const }
  }

  const deliveryPlan = async (key: string, stripped: StrippedDelivery) => {
    const stored = deliveryOf(await client.hmget(`${key}:delivery:${stripped.id}`, ...deliveryFields))
    if (stored === null) return null
    const { state, attempts, possiblyTaken, dueAt, lastError, settledAt, reply, ...body }: Delivery = {
      ...stored,
      ...stripped,
    }
    return {
      plan: {
        id: stripped.id,
        error: lastError === null ? undefined : reasonToText(lastError),
        reply: reply ?? undefined,
      },
      content: JSON.stringify(body),
    }
  }

  /** Returns the names of the answers that name a request. */
  const answersNaming = async (key: string, number: string): Promise<readonly string[]> => {
    const names: string[] = []
    let position = '0'
    do {
      const [next, pairs] = await client.hscan(`${key}:answers`, position, 'COUNT', 200)
      for (const [name, answer] of pairsOf(pairs)) if (answer.includes(number)) names.push(name)
      position = next
    } while (position !== '0')
    return names
  }

  const rewriteRequest = async (rewrite: RequestRewrite): Promise<'written' | 'conflict'> => {
    const { library, number, request, events, expectedVersion, blobs } = rewrite
    const key = keys.library(library)
    const messages = (
      await Promise.all(rewrite.messages.map((each) => messagePlan(key, each, rewrite.fingerprintSecret)))
    ).flatMap(present)
    const deliveries = (await Promise.all(rewrite.deliveries.map((each) => deliveryPlan(key, each)))).flatMap(
      present,
    )
    const answers = rewrite.forgetAnswers ? await answersNaming(key, number) : []
    const body = request === null ? null : JSON.stringify(request.value)
    const plan = {
      number,
      expected: expectedVersion,
      request:
        request === null || body === null
          ? undefined
          : { ...requestArguments(number, request.index), seal: requestChecksum(body) },
      events: events.map(({ cursor }) => String(cursor)),
      messages: messages.map((each) => each.plan),
      deliveries: deliveries.map((each) => each.plan),
      blobs,
      answers,
    }
    const kept: readonly Argument[] =
      request === null || body === null
        ? []
        : [
            body,
            indexFields(request.index),
            ...events.map(({ event }) => JSON.stringify(event)),
            ...messages.flatMap(({ contents }) => contents),
            ...deliveries.map(({ content }) => content),
          ]
    const removed = request === null ? events.map(({ event }) => JSON.stringify(event)) : []
    const written = await run(rewriteScript, key, JSON.stringify(plan), ...kept, ...removed)
    await durable(key)
    return written === 1 ? 'written' : 'conflict'
  }

  return {
    rewriteRequest,
    stripMessage: async (library, stripped) => {
      const key = keys.library(library)
      const stored = messageOf(await client.hmgetBuffer(`${key}:message:${stripped.id}`, ...messageFields))
      if (stored === null) return
      const { body, raw } = messageArguments({ ...stored, ...stripped, mail: stripped.mail })
      await run(
        stripMessageScript,
        key,
        stripped.id,
        body,
        raw,
        stripped.reason === null ? '' : reasonToText(stripped.reason),
      )
      await durable(key)
    },
    scrub: async () => {
      await run(removeViewCodesScript, keys.library(null))
      for (const library of await libraries()) await rewriteStream(shell, library)
      await rewriteFiles(client)
    },
  }
}
