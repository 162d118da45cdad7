import { Button, Group, Stack } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi } from '../../../api/api-context.tsx'
import { toProblem } from '../../../api/problem.ts'
import type { RequestView } from '../../../api/types.ts'
import { Dialog } from '../../../shared/feedback/dialog.tsx'
import { ProblemMessage } from '../../../shared/feedback/problem-message.tsx'
import { useAskBeforeClose } from '../../../shared/feedback/use-ask-before-close.tsx'
import { faultsByField, fieldOfPath } from '../../../shared/form/faults-by-field.ts'
import { useWords } from '../../../words/words-context.tsx'
import { EditConflict } from './edit-conflict.tsx'
import { EditFields, useFieldLabel } from './edit-fields.tsx'
import { differences, type EditedPart, type FieldValues, patchOf, readValues } from './edited-values.ts'

export type { EditedPart } from './edited-values.ts'

type Props = {
  readonly part: EditedPart
  readonly request: RequestView
  readonly etag: string | null
  readonly onClose: () => void
}

type Conflict = {
  readonly theirs: FieldValues
  readonly etag: string | null
  readonly names: readonly string[]
}

/** Edits a part of a request. Where somebody else did so meanwhile, it shows both, field by field, and loses nothing. */
export const EditDialog = ({ part, request, etag, onClose }: Props) => {
  const { words } = useWords()
  const api = useApi()
  const queryClient = useQueryClient()
  // The form keeps the values that it began with: the page behind it may be read again meanwhile.
  const [start, setStart] = useState(() => ({ values: readValues(part, request), etag }))
  const [values, setValues] = useState(start.values)
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const save = useMutation({
    mutationFn: () => api.editRequest(request.number, patchOf(start.values, values), start.etag),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['request', request.number] })
      void queryClient.invalidateQueries({ queryKey: ['requests'] })
      onClose()
    },
    onError: (error) => {
      if (toProblem(error).kind === 'precondition_failed') compare.mutate()
    },
  })
  /** Reads what somebody else has saved meanwhile. */
  const compare = useMutation({
    mutationFn: () => api.request(request.number),
    onSuccess: (present) => {
      const theirs = readValues(part, present.request)
      const changedByThem = differences(start.values, theirs)
      const names = differences(theirs, values).filter(
        (name) => changedByThem.includes(name) && differences(start.values, values).includes(name),
      )
      // A field that only the others changed takes their value; of a field that both changed the person chooses.
      const taken = changedByThem.filter((name) => !names.includes(name))
      setValues((mine) => ({
        ...mine,
        ...Object.fromEntries(taken.map((name) => [name, theirs[name] ?? ''])),
      }))
      setStart({ values: theirs, etag: present.etag })
      setConflict({ theirs, etag: present.etag, names })
    },
  })
  const { modal, question } = useAskBeforeClose(differences(start.values, values).length > 0, onClose)
  const titles = {
    citation: words.request.editCitation,
    service: words.request.editService,
    notes: words.request.editNotes,
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (differences(start.values, values).length === 0) onClose()
    else {
      compare.reset()
      save.mutate()
    }
  }
  const change = (changed: FieldValues): void => setValues((before) => ({ ...before, ...changed }))
  const problem = save.isError ? toProblem(save.error) : undefined
  const names = Object.keys(values)
  const errors = problem === undefined ? {} : faultsByField(problem, (path) => fieldOfPath(path, names))
  const labelOf = useFieldLabel(names)
  return (
    <Dialog {...modal} title={titles[part]} size="lg" closeOnClickOutside={false}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {conflict !== null && (
            <EditConflict names={conflict.names} theirs={conflict.theirs} values={values} onChange={change} />
          )}
          {problem !== undefined && problem.kind !== 'precondition_failed' && (
            <ProblemMessage
              error={problem}
              labelOf={(path) => (fieldOfPath(path, names) === undefined ? undefined : labelOf(path))}
            />
          )}
          {compare.isError && (
            <ProblemMessage
              error={compare.error}
              message={`${words.request.changedBy}. ${words.problems[toProblem(compare.error).kind]}`}
              onRetry={() => compare.mutate()}
            />
          )}
          <EditFields values={values} errors={errors} onChange={change} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.common.cancel}
            </Button>
            <Button type="submit" loading={save.isPending || compare.isPending}>
              {conflict === null ? words.common.save : words.request.saveAnyway}
            </Button>
          </Group>
        </Stack>
      </form>
      {question}
    </Dialog>
  )
}
