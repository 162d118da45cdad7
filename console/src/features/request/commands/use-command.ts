import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../api/api-context.tsx'
import type { CommandInput } from '../../../api/types.ts'
import { useNotes } from '../../../shared/feedback/notes.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { ruleOf } from './command-fields.ts'

/** Runs commands on one request. */
export type RunCommand = {
  readonly run: (command: CommandInput, onDone?: () => void) => void
  readonly isRunning: boolean
  readonly error: unknown
  readonly forget: () => void
}

/** Runs commands on a request, says so, offers to take back what can be taken back, and reads the request again. */
export const useCommand = (number: string): RunCommand => {
  const { words } = useWords()
  const api = useApi()
  const show = useNotes()
  const queryClient = useQueryClient()
  const mutation = useMutation({
    mutationFn: (command: CommandInput) => api.runCommand(number, command),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: ['request', number] }),
        queryClient.invalidateQueries({ queryKey: ['requests'] }),
      ]),
  })
  const run: RunCommand['run'] = (command, onDone) =>
    mutation.mutate(command, {
      onSuccess: () => {
        const { undo } = ruleOf(command.type)
        show({
          text: words.request.command.done(words.commands[command.type]),
          ...(undo === undefined
            ? {}
            : { action: { label: words.request.command.undo, run: () => run({ type: undo }) } }),
        })
        onDone?.()
      },
    })
  return { run, isRunning: mutation.isPending, error: mutation.error, forget: mutation.reset }
}
