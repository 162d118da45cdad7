import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import type { RequestView } from '../../api/types.ts'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { useWords } from '../../words/words-context.tsx'

type RequestPatch = Readonly<Record<string, unknown>>

export type RequestEdit<Patch = RequestPatch> = {
  /** The members that the page shows at once. */
  readonly patch: Patch
  /** Writes the edit; without it the patch is written over whatever there is. */
  readonly write?: () => Promise<unknown>
}

/** Edits a small field of a request, such as its labels. The page shows the change at once; a refusal reverts it. */
export const useEdit = <Patch extends RequestPatch>(request: RequestView) => {
  const { words } = useWords()
  const api = useApi()
  const show = useNotes()
  const queryClient = useQueryClient()
  const key = ['request', request.number]
  return useMutation({
    mutationFn: ({ patch, write }: RequestEdit<Patch>): Promise<unknown> =>
      write === undefined ? api.editRequest(request.number, patch, null) : write(),
    onMutate: async ({ patch }) => {
      await queryClient.cancelQueries({ queryKey: key, exact: true })
      const before = queryClient.getQueryData(key)
      queryClient.setQueryData<{ request: RequestView; etag: string | null }>(key, (data) =>
        data === undefined ? data : { ...data, request: { ...data.request, ...patch } as RequestView },
      )
      return { before }
    },
    onError: (error, _edit, context) => {
      queryClient.setQueryData(key, context?.before)
      show({ color: 'red', text: words.problems[toProblem(error).kind] })
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: key }),
        queryClient.invalidateQueries({ queryKey: ['requests'] }),
      ]),
  })
}
