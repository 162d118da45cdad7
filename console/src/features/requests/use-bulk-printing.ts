import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { printPages } from '../../shared/print/print-page.ts'
import { useWords } from '../../words/words-context.tsx'

export type PrintedKind = 'label' | 'return-slip'

/** A page of a request; without a query what its number alone prints. */
export type PrintedPage = {
  readonly number: string
  readonly query?: { readonly entry?: number; readonly item?: number }
}

/** Prints the labels or slips of many requests as one job, each on a sheet of its own; those that have none are counted. */
export const useBulkPrinting = (wanted: readonly PrintedPage[]) => {
  const { words } = useWords()
  const api = useApi()
  const show = useNotes()
  return useMutation({
    mutationFn: async (kind: PrintedKind) => {
      const pages: string[] = []
      let without = 0
      for (const { number, query } of wanted)
        try {
          pages.push(await api.printedPage(number, kind, query))
        } catch (error) {
          const problem = toProblem(error)
          if (problem.kind !== 'not_allowed_now' && problem.kind !== 'not_found') throw error
          without += 1
        }
      if (pages.length > 0) printPages(pages)
      return { printed: pages.length, without }
    },
    onSuccess: ({ printed, without }) => show({ text: words.bulk.printed(printed, without) }),
    onError: (error) => show({ text: words.problems[toProblem(error).kind], color: 'red' }),
  })
}
