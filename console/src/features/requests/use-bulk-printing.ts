import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { printPages } from '../../shared/print/print-page.ts'
import { useWords } from '../../words/words-context.tsx'

export type PrintedKind = 'label' | 'return-slip'

/** Prints the labels or slips of many requests as one job, each on a sheet of its own; those that have none are counted. */
export const useBulkPrinting = (numbers: readonly string[]) => {
  const { words } = useWords()
  const api = useApi()
  const show = useNotes()
  return useMutation({
    mutationFn: async (kind: PrintedKind) => {
      const pages: string[] = []
      let without = 0
      for (const number of numbers)
        try {
          pages.push(await api.printedPage(number, kind))
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
