import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../../api/api-context.tsx'
import { toProblem } from '../../../api/problem.ts'
import type { CommandInput, CommandType, RequestView } from '../../../api/types.ts'
import { explainDetail } from '../../../shared/feedback/explain-detail.ts'
import { useNotes } from '../../../shared/feedback/notes.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { ruleOf } from './command-fields.ts'
import { itemsFor } from './items-for.ts'

/** Runs commands on one request. */
export type RunCommand = {
  readonly run: (command: CommandInput, onDone?: () => void) => void
  readonly isRunning: boolean
  readonly error: unknown
  readonly forget: () => void
}

/**
 * Returns the command that takes back what a command did, and nothing that was done before; null where none does.
 *
 * @param before the request before the command
 * @param after the request after it
 */
const undoOf = (type: CommandType, before: RequestView, after: RequestView): CommandInput | null => {
  const { undo } = ruleOf(type)
  if (
    after.undo?.command === type &&
    after.undo.at !== before.undo?.at &&
    after.allowedCommands.includes('undo')
  )
    return { type: 'undo', command: type, at: after.undo.at }
  if (undo === undefined) return null
  const earlier = itemsFor(undo, before.items).map(({ id }) => id)
  const items = itemsFor(undo, after.items).flatMap(({ id }) => (earlier.includes(id) ? [] : [id]))
  return { type: undo, ...(earlier.length === 0 || items.length === 0 ? {} : { items }) }
}

/** Runs commands on a request, says so, offers to take back what can be taken back, and reads the request again. */
export const useCommand = (request: RequestView): RunCommand => {
  const { words } = useWords()
  const api = useApi()
  const show = useNotes()
  const queryClient = useQueryClient()
  const { number, citation } = request
  const title = citation.titleOfComponent ?? citation.title ?? number
  const readAgain = () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: ['request', number] }),
      queryClient.invalidateQueries({ queryKey: ['requests'] }),
    ])
  const mutation = useMutation({
    mutationFn: (command: CommandInput) => api.runCommand(number, command),
    onSettled: readAgain,
  })
  const noteUndone = (type: CommandType): string => words.request.command.undone(words.commands[type], title)
  const noteDone = (command: CommandInput): string =>
    command.type === 'undo' && 'command' in command
      ? noteUndone(command.command as CommandType)
      : words.request.command.done(words.commands[command.type], title)
  const takeBack = async (undo: CommandInput, type: CommandType): Promise<void> => {
    // The note says how it went: as a command of the page it would be refused a second time there.
    try {
      await api.runCommand(number, undo)
      show({ text: noteUndone(type) })
    } catch (error) {
      const { kind, message, facts } = toProblem(error)
      show({
        color: 'red',
        text: [words.problems[kind], explainDetail(message, facts, words)].filter(Boolean).join(' '),
      })
    }
    await readAgain()
  }
  const say = (command: CommandInput, after: RequestView): void => {
    const undo = undoOf(command.type, request, after)
    show({
      text: noteDone(command),
      ...(undo === null
        ? {}
        : {
            action: {
              label: words.request.command.undo,
              run: () => void takeBack(undo, command.type),
              ...(undo.type === 'undo' && after.undo?.until !== undefined ? { until: after.undo.until } : {}),
            },
          }),
    })
  }
  // A row of a list may be gone by then, with the callbacks of `mutate`: the note says how it went in any case.
  const run: RunCommand['run'] = (command, onDone) =>
    void mutation.mutateAsync(command).then(
      (after) => {
        say(command, after)
        onDone?.()
      },
      () => undefined,
    )
  return { run, isRunning: mutation.isPending, error: mutation.error, forget: mutation.reset }
}
