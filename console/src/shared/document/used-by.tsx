import { referencedKinds } from '@lendwire/client'
import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/api-context.tsx'
import { toProblem } from '../../api/problem.ts'
import { usePermission } from '../../api/session.ts'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { ProblemMessage } from '../feedback/problem-message.tsx'
import { Panel } from '../panel.tsx'
import type { DocumentKind } from './document-kind.ts'
import { NamerList } from './namer-list.tsx'
import { readReferences } from './namers.ts'

/** The kinds whose documents others name. */
const kindsWithReferences: readonly string[] = referencedKinds

type Props = { readonly kind: DocumentKind; readonly code: string }

/** The uses of a document: the documents and open requests that name it. Only admins see them. */
export const UsedBy = ({ kind, code }: Props) => {
  const documentWords = useDocumentsWords()
  const api = useApi()
  const mayRead = usePermission('configuration:write') && kindsWithReferences.includes(kind.name)
  const references = useQuery({
    queryKey: ['documents', 'references', kind.name, code],
    queryFn: async () =>
      readReferences(await api.documents.get('/v1/configuration/references', { kind: kind.name, code })),
    enabled: mayRead,
  })
  // A built-in document is not in the store: it neither names others nor is named.
  const isGone = references.isError && toProblem(references.error).kind === 'not_found'
  if (!mayRead || isGone || references.isPending) return null
  return (
    <Panel title={documentWords.usedBy}>
      {references.isError ? (
        <ProblemMessage error={references.error} onRetry={() => void references.refetch()} />
      ) : references.data.count === 0 ? (
        <Text size="sm" c="dimmed">
          {documentWords.usedByNothing}
        </Text>
      ) : (
        <NamerList namers={references.data} limit={10} />
      )}
    </Panel>
  )
}
