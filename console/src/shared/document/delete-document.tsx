import { Alert, Button, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { ConfirmDialog } from '../feedback/confirm-dialog.tsx'
import { useNotes } from '../feedback/notes.tsx'
import { ProblemMessage } from '../feedback/problem-message.tsx'
import type { DocumentKind } from './document-kind.ts'
import { NamerList } from './namer-list.tsx'
import { readNamers } from './namers.ts'

type Props = {
  readonly kind: DocumentKind
  readonly code: string
  readonly etag: string | null
  readonly onDeleted: () => void
}

/** Deletes a document after a question. If other documents or requests name it, they are shown instead. */
export const DeleteDocument = ({ kind, code, etag, onDeleted }: Props) => {
  const api = useApi()
  const documentWords = useDocumentsWords()
  const show = useNotes()
  const queryClient = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const remove = useMutation({
    mutationFn: () => api.documents.remove(kind.pathOf(code), etag),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: ['documents'] })
      queryClient.removeQueries({ queryKey: ['document', kind.name, code] })
      show({ text: documentWords.deleted(code) })
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
      <Button variant="subtle" color="red" c="var(--mantine-color-error)" onClick={() => setOpen(true)}>
        {documentWords.delete}
      </Button>
      {isOpen && (
        <ConfirmDialog
          title={documentWords.deleteTitle(code)}
          text={documentWords.deleteText(documentWords.kinds[kind.name].one, code)}
          confirmLabel={documentWords.delete}
          isDangerous
          isPending={remove.isPending}
          onConfirm={() => remove.mutate()}
          onCancel={close}
        >
          {problem !== undefined && namers === null && <ProblemMessage error={problem} />}
          {namers !== null && (
            <Alert color="red" role="alert" title={documentWords.namedBy(namers.count)}>
              <NamerList namers={namers} />
              {kind.name === 'ils' && <Text size="sm">{documentWords.ilsNamed}</Text>}
            </Alert>
          )}
        </ConfirmDialog>
      )}
    </>
  )
}
