import { useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import type { RequestView } from '../../api/types.ts'
import { useNotes } from '../../shared/feedback/notes.tsx'
import { useWords } from '../../words/words-context.tsx'

/** The stages in which no lender has been asked: a cancel ends the request at once, and nobody hears of it. */
const beforeAsked: readonly RequestView['stage'][] = [
  'created',
  'pending_approval',
  'locating',
  'locate_failed',
  'ready',
  'unfilled',
]

/** What a note tells of a request that was just created. */
type Created = Pick<RequestView, 'number' | 'stage' | 'allowedCommands'>

/**
 * Returns what shows a note of a request that was just created. Where the life cycle still permits it, the note takes the
 * request back: it is cancelled before a lender was asked.
 */
export const useCreatedNote = (): ((request: Created, text: string) => void) => {
  const { words } = useWords()
  const api = useApi()
  const show = useNotes()
  const queryClient = useQueryClient()
  const takeBack = async (number: string): Promise<void> => {
    try {
      await api.runCommand(number, { type: 'cancel' })
      show({ text: words.newRequest.creationTakenBack(number) })
    } catch (error) {
      show({ color: 'red', text: words.problems[toProblem(error).kind] })
    }
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: ['request', number] }),
      queryClient.invalidateQueries({ queryKey: ['requests'] }),
    ])
  }
  return ({ number, stage, allowedCommands }, text) =>
    show({
      text,
      ...(beforeAsked.includes(stage) && allowedCommands.includes('cancel')
        ? { action: { label: words.request.command.undo, run: () => void takeBack(number) } }
        : {}),
    })
}
