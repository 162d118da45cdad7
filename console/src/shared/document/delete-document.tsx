import { Alert, Anchor, Button, List } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import { useWords } from '../../words/words-context.tsx'
import { ConfirmDialog } from '../feedback/confirm-dialog.tsx'
import { useNotes } from '../feedback/notes.tsx'
import { ProblemMessage } from '../feedback/problem-message.tsx'
import type { DocumentKind } from './document-kind.ts'
import { type Namer, readNamers } from './namers.ts'

/** One thing that names a document, with the way to it. */
const NamerItem = ({ namer }: { readonly namer: Namer }) => {
  const { words } = useWords()
  if (namer.kind === 'request')
    return (
      <Anchor
        renderRoot={(props) => <Link to="/requests/$number" params={{ number: namer.code }} {...props} />}
      >
        {words.documents.request(namer.code)}
      </Anchor>
    )
  return (
    <Anchor renderRoot={(props) => <a href={namer.address} {...props} />}>
      {words.documents.kinds[namer.kind].one} {namer.code}
    </Anchor>
  )
}

type Props = {
  readonly kind: DocumentKind
  readonly code: string
  readonly etag: string | null
  readonly onDeleted: () => void
}

/** Deletes a document after a question. What names it is shown instead, where something does. */
export const DeleteDocument = ({ kind, code, etag, onDeleted }: Props) => {
  const api = useApi()
  const { words } = useWords()
  const show = useNotes()
  const queryClient = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const remove = useMutation({
    mutationFn: () => api.documents.remove(kind.pathOf(code), etag),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['documents'] })
      queryClient.removeQueries({ queryKey: ['document', kind.name, code] })
      show({ text: words.documents.deleted(code) })
      onDeleted()
    },
  })
  const problem = remove.isError ? toProblem(remove.error) : undefined
  const namers = problem === undefined ? null : readNamers(problem)
  const close = (): void => {
    setOpen(false)
    remove.reset()
  }
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => setOpen(true)}>
        {words.documents.delete}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={words.documents.deleteTitle(code)}
          text={words.documents.deleteText(words.documents.kinds[kind.name].one, code)}
          confirmLabel={words.documents.delete}
          isDangerous
          isPending={remove.isPending}
          onConfirm={() => remove.mutate()}
          onCancel={close}
        >
          {problem !== undefined && namers === null && <ProblemMessage error={problem} />}
          {namers !== null && (
            <Alert color="red" role="alert" title={words.documents.namedBy(namers.count)}>
              <List size="sm">
                {namers.first.map((namer) => (
                  <List.Item key={`${namer.kind} ${namer.code}`}>
                    <NamerItem namer={namer} />
                  </List.Item>
                ))}
              </List>
              {namers.count > namers.first.length &&
                words.documents.andMore(namers.count - namers.first.length)}
            </Alert>
          )}
        </ConfirmDialog>
      )}
    </>
  )
}
