import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { summaryInWords } from '../../shared/message-text/summary-in-words.ts'
import type { Words } from '../../words/en.ts'
import { useWords } from '../../words/words-context.tsx'
import { type MessageFilter, type MessageRow, messageListQuery } from './message-queries.ts'

/** The pause after which what was typed is searched for, in milliseconds. */
const typingPause = 250

/** The longest text that the API searches for. */
const longestText = 200

const contains = (text: string, words: Words, row: MessageRow): boolean =>
  [row.summary, summaryInWords(row.summary, words), row.reason, row.request, row.partner, row.id]
    .join(' ')
    .toLowerCase()
    .includes(text.toLowerCase())

const merge = (one: readonly MessageRow[], other: readonly MessageRow[]): readonly MessageRow[] =>
  [...new Map([...one, ...other].map((row) => [row.id, row])).values()].toSorted((a, b) =>
    b.at.localeCompare(a.at),
  )

/**
 * Reads the list of messages. The API searches the messages and the citations of their requests; reasons and summaries in
 * the person's language are searched here, in the newest messages.
 */
export const useMessageList = (filter: MessageFilter) => {
  const { words } = useWords()
  const api = useApi()
  const [text = ''] = useDebouncedValue(filter.text?.trim().slice(0, longestText), typingPause)
  const isSearch = text !== ''
  const newest = useInfiniteQuery(messageListQuery(api, { ...filter, text: undefined }))
  const found = useInfiniteQuery({ ...messageListQuery(api, { ...filter, text }), enabled: isSearch })
  const list = isSearch ? found : newest
  const rowsOf = ({ data }: typeof list) => data?.pages.flatMap(({ items }) => items) ?? []
  return {
    list,
    isSearch,
    rows: isSearch
      ? merge(
          rowsOf(found),
          rowsOf(newest).filter((row) => contains(text, words, row)),
        )
      : rowsOf(newest),
  }
}
