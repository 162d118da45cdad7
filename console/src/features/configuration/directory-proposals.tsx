import type { components } from '@lendwire/client'
import { Anchor, Button, List, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { partnersQuery } from '../../api/names.ts'
import type { DocumentValue } from '../../api/operations/documents.ts'
import { documentKinds } from '../../shared/document/document-kinds.ts'
import { documentListQuery } from '../../shared/document/document-queries.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { useDirectoryWords } from '../../words/directory/use-directory-words.ts'
import { useDocumentsWords } from '../../words/document-kinds/use-documents-words.ts'
import { useSettingWords } from '../../words/settings/use-setting-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { summaryOf } from './document-summary.ts'

type Proposal = NonNullable<components['schemas']['DirectorySync']['report']>['proposals'][number]

const namesIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

/** Lists the codes that a proposed rota template names: of catalogues, and of partners. */
const namedBy = (document: DocumentValue) => ({
  sources: namesIn(Object(document.choose).sources),
  partners: namesIn(document.lastResort),
})

/** Lists documents that the directory proposes, with what is in them; one click creates one. */
export const DirectoryProposals = ({ proposals }: { readonly proposals: readonly Proposal[] }) => {
  const { words } = useWords()
  const documentWords = useDocumentsWords()
  const { sync } = useDirectoryWords()
  const settings = useSettingWords()
  const api = useApi()
  const client = useQueryClient()
  const stored = {
    locate_profile: useQuery(documentListQuery(api, documentKinds.locate_profile.listPath)).data ?? [],
    rota_template: useQuery(documentListQuery(api, documentKinds.rota_template.listPath)).data ?? [],
  }
  const partners = useQuery(partnersQuery(api)).data ?? []
  const create = useMutation({
    mutationFn: ({ kind, code, document }: Proposal) =>
      api.documents.save(documentKinds[kind].pathOf(code), JSON.parse(document), null),
    onSettled: () => client.invalidateQueries({ queryKey: ['documents'] }),
  })
  if (proposals.length === 0) return null
  const isStored = (kind: Proposal['kind'], code: string): boolean =>
    stored[kind].some((each) => each.code === code)
  /** Lists what must be there first: a template names catalogues and partners. */
  const missingOf = (document: DocumentValue): readonly string[] => {
    const named = namedBy(document)
    return [
      ...named.sources
        .filter((code) => !isStored('locate_profile', code))
        .map((code) => `${documentWords.kinds.locate_profile.one} ${code}`),
      ...named.partners
        .filter((code) => !partners.some((each) => each.code === code))
        .map((code) => `${documentWords.kinds.partner.one} ${code}`),
    ]
  }
  return (
    <div>
      <Text size="sm" fw={600}>
        {sync.proposals(proposals.length)}
      </Text>
      <Text size="sm" c="dimmed">
        {sync.proposalsHint}
      </Text>
      {create.isError && <ProblemMessage error={create.error} />}
      <List size="sm" spacing={4}>
        {proposals.map((proposal) => {
          const { kind, code, entry } = proposal
          const document: DocumentValue = JSON.parse(proposal.document)
          const missing = missingOf(document)
          const name = `${documentWords.kinds[kind].one} ${code}`
          return (
            <List.Item key={`${kind} ${code}`}>
              {isStored(kind, code) ? (
                <>
                  <Anchor
                    size="sm"
                    renderRoot={(props) => (
                      <Link to="/configuration/$kind/$code" params={{ kind, code }} {...props} />
                    )}
                  >
                    {name}
                  </Anchor>
                  {`${words.common.colon} ${sync.created}`}
                </>
              ) : (
                <>
                  {name}{' '}
                  <Button
                    size="compact-xs"
                    variant="default"
                    disabled={missing.length > 0}
                    loading={create.isPending && create.variables === proposal}
                    aria-label={`${sync.create}${words.common.colon} ${name}`}
                    onClick={() => create.mutate(proposal)}
                  >
                    {sync.create}
                  </Button>
                </>
              )}
              <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                {sync.proposedFor(entry)} {summaryOf(kind, document, settings)}
                {missing.length > 0 && `. ${sync.needed(missing.join(', '))}`}
              </Text>
            </List.Item>
          )
        })}
      </List>
    </div>
  )
}
