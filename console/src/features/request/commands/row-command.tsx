import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useApi } from '../../../api/api-context.tsx'
import { toProblem } from '../../../api/problem.ts'
import type { CommandType, RequestView } from '../../../api/types.ts'
import { useNotes } from '../../../shared/feedback/notes.tsx'
import { useWords } from '../../../words/words-context.tsx'
import { requestQuery } from '../request-queries.ts'
import { CommandDialog } from './command-dialog.tsx'
import { hasDialog } from './command-fields.ts'
import { useCommand } from './use-command.ts'

type Props = {
  readonly number: string
  readonly type: CommandType
  readonly onClose: () => void
}

/** Runs a command that was chosen in a row: at once, or after a dialog with all that the request says. */
export const RowCommand = ({ number, type, onClose }: Props) => {
  const { words } = useWords()
  const show = useNotes()
  // The row may be older than the request: a dialog shows what holds now.
  const { data, error } = useQuery({ ...requestQuery(useApi(), number), staleTime: 0, gcTime: 0 })
  useEffect(() => {
    if (error === null) return
    show({ color: 'red', text: words.problems[toProblem(error).kind] })
    onClose()
  }, [error, show, words, onClose])
  return data === undefined ? null : <Started type={type} request={data.request} onClose={onClose} />
}

type StartedProps = Omit<Props, 'number'> & { readonly request: RequestView }

const Started = ({ request, type, onClose }: StartedProps) => {
  const command = useCommand(request)
  const asksFirst = hasDialog(type, request)
  const isStarted = useRef(false)
  const { run } = command
  useEffect(() => {
    if (asksFirst || isStarted.current) return
    isStarted.current = true
    run({ type }, onClose)
  }, [asksFirst, run, type, onClose])
  // What was refused is said where there is room for it.
  return asksFirst || command.error !== null ? (
    <CommandDialog type={type} request={request} command={command} onClose={onClose} />
  ) : null
}
