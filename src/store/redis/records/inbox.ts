import { z } from 'zod'
import { type LibraryCode, libraryOfNumber, type RequestNumber } from '../../../borrowing/values.ts'
import { onlyValue } from '../../policy/filter-pages.ts'
import { messageCounts } from '../../policy/message-counts.ts'
import { fitsMessage, isAboutFoundRequest, messageHasText } from '../../policy/message-filters.ts'
import { messagesOfRequests } from '../../policy/messages-of-requests.ts'
import { parseStored, reasonToText, toMilliseconds } from '../../policy/parse-stored.ts'
import type { InboxMessage, InboxPort, ListedMessage } from '../../ports/inbox.ts'
import { fingerprintName } from '../commit-arguments.ts'
import type { RedisContext } from '../context.ts'
import { type IdList, readIdList } from '../lists/id-list.ts'
import { keepScript, markScript } from '../lua/commit.ts'
import { removeMessageFunctions } from '../lua/messages.ts'
import { requestMessagesScript } from '../lua/reads.ts'
import { writeScript } from '../lua/script.ts'
import type { TimelineReads } from './events.ts'
import {
  listedFields,
  listedMessageOf,
  messageArguments,
  messageFields,
  messageOf,
  replyOf,
} from './message-record.ts'

/**
 * Drops messages that are over a quota (`InboxPort.dropOverQuota`).
 *
 * KEYS[1]: the key prefix of their library or of the gateway. ARGV: the quota, the source, the most messages and bytes of
 * the source, the most messages and bytes of all. Returns how many messages and bytes the quota holds now, and how many
 * messages were dropped.
 */
const dropOverQuotaScript = writeScript(
  removeMessageFunctions,
  `
local name, source = ARGV[1], ARGV[2]
local quota = P .. ':quota:' .. name
local of_source = {count = tonumber(ARGV[3]), bytes = tonumber(ARGV[4])}
local of_all = {count = tonumber(ARGV[5]), bytes = tonumber(ARGV[6])}
local dropped = 0

-- The age of a message is in its id.
local function drop_oldest(from)
  local id = call('ZRANGE', quota .. ':of:' .. from, 0, 0)[1]
  if not id then return nil end
  local bytes = tonumber(call('HGET', quota .. ':sizes', id) or 0)
  if call('EXISTS', P .. ':message:' .. id) == 1 then
    remove_message(id)
    dropped = dropped + 1
  else
    release(id, {quota = name, source = from})
    call('ZREM', quota .. ':of:' .. from, id)
  end
  return bytes
end

local function used(kind) return tonumber(call('HGET', quota .. ':' .. kind, source) or 0) end
while used('count') > of_source.count or used('bytes') > of_source.bytes do
  if not drop_oldest(source) then break end
end

local function totals(kind)
  local sum, largest, most = 0, nil, -1
  local all = call('HGETALL', quota .. ':' .. kind)
  for place = 1, #all, 2 do
    local amount = tonumber(all[place + 1])
    sum = sum + amount
    if amount > most then largest, most = all[place], amount end
  end
  return sum, largest
end

while true do
  local count, most_messages = totals('count')
  local bytes, most_bytes = totals('bytes')
  local from
  if count > of_all.count then from = most_messages elseif bytes > of_all.bytes then from = most_bytes end
  if not from or not drop_oldest(from) then return {whole(count), whole(bytes), dropped} end
end
`,
)

/** The result of `requestMessagesScript`. */
const MessageIds = z.union([z.tuple([z.array(z.string())]), z.tuple([])])

/** The result of `dropOverQuotaScript`. */
const QuotaCounts = z.tuple([z.coerce.number(), z.coerce.number(), z.coerce.number()])

/** Makes the functions that keep and read received messages: of each library, and those of none under the gateway itself. */
export const inbox = (shell: RedisContext): InboxPort & TimelineReads => {
  const { client, keys, run, libraries, everywhere, register, durable } = shell

  const read = async (library: LibraryCode | null, id: string): Promise<InboxMessage | null> =>
    messageOf(await client.hmgetBuffer(`${keys.library(library)}:message:${id}`, ...messageFields))

  const isKnownAnywhere = async (print: string): Promise<boolean> => {
    const hits = await Promise.all(
      (await everywhere()).map((library) => client.hexists(`${keys.library(library)}:fingerprints`, print)),
    )
    return hits.includes(1)
  }

  /**
   * Tells the libraries of other commits about a kept message: after it was stored, so that no known message is
   * missing.
   */
  const tellAll = async (print: string, id: string, received: number): Promise<void> => {
    const key = `${keys.library(null)}:fingerprints`
    if ((await client.hsetnx(key, print, id)) === 1) await client.rpush(`${key}:age`, `${received} ${print}`)
  }

  /** Returns the messages of requests; null where one of these is not stored: its messages are in the list alone. */
  const ofRequests = async (numbers: readonly RequestNumber[]): Promise<readonly InboxMessage[] | null> => {
    const found = await Promise.all(
      numbers.map(async (number) => {
        const library = libraryOfNumber(number)
        const answer = await run(requestMessagesScript, keys.library(library), number)
        const [ids] = parseStored('messages of a request', MessageIds, answer)
        return ids === undefined ? null : Promise.all(ids.map((id) => read(library, id)))
      }),
    )
    return found.includes(null)
      ? null
      : found.flatMap((messages) => messages?.filter((each) => each !== null) ?? [])
  }

  return {
    /** The messages of a timeline. */
    ofTimeline: async (library, ids) => {
      const messages = await Promise.all(ids.map((id) => read(library, id)))
      return messages.flatMap((message) =>
        message === null ? [] : [{ kind: 'message_in' as const, at: message.receivedAt, message }],
      )
    },

    findReply: async (fingerprint, library) => {
      const searched = library === undefined ? await libraries() : [library]
      const replies = await Promise.all(
        searched.map(async (each) => {
          const key = keys.library(each)
          const id = await client.hget(`${key}:fingerprints`, fingerprintName(fingerprint))
          if (id === null) return null
          const body = await client.hget(`${key}:message:${id}`, 'body')
          await durable(key)
          return body === null ? null : replyOf(body)
        }),
      )
      return replies.find((reply) => reply !== null) ?? null
    },

    keepMessage: async (message, fingerprint) => {
      const { library } = message
      if (library !== null) await register(library)
      const print = fingerprint === null || fingerprint === undefined ? null : fingerprintName(fingerprint)
      if (print !== null && (await isKnownAnywhere(print))) return 'repeat'
      const key = keys.library(library)
      const { plan, body, raw } = messageArguments(message)
      const received = toMilliseconds(message.receivedAt)
      const marked = print === null ? plan : { ...plan, fingerprint: print, received }
      const counts = JSON.stringify(messageCounts(message))
      const kept = await run(keepScript, key, JSON.stringify(marked), body, raw, counts)
      if (print !== null && library !== null && kept === 1) await tellAll(print, message.id, received)
      await durable(key)
      return kept === 1 ? 'kept' : 'repeat'
    },

    dropOverQuota: async (library, { quota, source }, { ofSource, ofAll }) => {
      const key = keys.library(library)
      const limits = [ofSource.count, ofSource.bytes, ofAll.count, ofAll.bytes]
      const answer = await run(dropOverQuotaScript, key, quota, source, ...limits)
      const [count, bytes, dropped] = parseStored('use of a quota', QuotaCounts, answer)
      await durable(key)
      return { count, bytes, dropped }
    },

    getMessage: async (id) => {
      const messages = await Promise.all((await everywhere()).map((library) => read(library, id)))
      return messages.find((message) => message !== null) ?? null
    },

    setMessageState: async (id, state, reason) => {
      const searched = await everywhere()
      await Promise.all(
        searched.map(async (library) => {
          const key = keys.library(library)
          if ((await client.exists(`${key}:message:${id}`)) === 0) return
          await run(markScript, key, id, state, ...(reason === null ? [] : [reasonToText(reason)]))
          await durable(key)
        }),
      )
    },

    listMessages: async (query) => {
      const { text, request } = query
      const found = request === undefined ? null : await ofRequests([...new Set(request)])
      if (found !== null) return messagesOfRequests(query, found)
      const showsMail = onlyValue(query.state) === 'review'
      const list: IdList<ListedMessage> = {
        ...{ name: 'inbox', set: 'messages', usual: 'applied', everywhere },
        read: async (library, id) => {
          const fields = await client.hmget(`${keys.library(library)}:message:${id}`, ...listedFields)
          return listedMessageOf(fields, showsMail)
        },
        partnerOf: ({ partner }) => partner,
        matches: async (message) =>
          fitsMessage(query, message) &&
          (text === undefined ||
            isAboutFoundRequest(query, message) ||
            messageHasText(
              text,
              message,
              message.mail === undefined ? await read(message.library, message.id) : null,
            )),
      }
      return readIdList(shell, list, query)
    },
  }
}
