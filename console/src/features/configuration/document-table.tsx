import { Anchor, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { DocumentValue } from '../../api/operations/documents.ts'
import type { DocumentKind } from '../../shared/document/document-kind.ts'
import { ListTable } from '../../shared/list/list-table.tsx'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { useSettingWords } from '../../words/settings/use-setting-words.ts'
import { hasSummary, summaryOf } from './document-summary.ts'

type Props = {
  readonly kind: DocumentKind
  readonly documents: readonly DocumentValue[]
  /** Only documents with this text in their code or summary. */
  readonly text?: string
}

/** Documents of one kind, each with what tells it from the others. */
export const DocumentTable = ({ kind, documents, text = '' }: Props) => {
  const documentWords = useDocumentsWords()
  const settings = useSettingWords()
  const rows = documents
    .map((value) => ({ code: String(value.code), summary: summaryOf(kind.name, value, settings) }))
    .filter(({ code, summary }) => `${code} ${summary}`.toLowerCase().includes(text.trim().toLowerCase()))
  return (
    <ListTable
      head={
        <>
          <Table.Th>{documentWords.name}</Table.Th>
          {hasSummary(kind.name) && <Table.Th>{documentWords.summary}</Table.Th>}
        </>
      }
    >
      {rows.map(({ code, summary }) => (
        <Table.Tr key={code}>
          <Table.Td>
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link to="/configuration/$kind/$code" params={{ kind: kind.name, code }} {...props} />
              )}
            >
              {code}
            </Anchor>
          </Table.Td>
          {hasSummary(kind.name) && (
            <Table.Td>
              <Text size="sm" c="dimmed" lineClamp={2}>
                {summary}
              </Text>
            </Table.Td>
          )}
        </Table.Tr>
      ))}
    </ListTable>
  )
}
