import type { components } from '@lendwire/client'
import { Button, List, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../../api/api-context.tsx'
import type { RequestView } from '../../../api/types.ts'
import { ProblemMessage } from '../../../shared/feedback/problem-message.tsx'
import { Pending } from '../../../shared/page/pending.tsx'
import { CandidateList, SourceResults } from '../../../shared/rota/candidate-list.tsx'
import { useHoldingsWords } from '../../../words/holdings/use-holdings-words.ts'
import { useWords } from '../../../words/words-context.tsx'

type Explanation = components['schemas']['RotaCandidates']

const Candidates = ({ request }: { readonly request: RequestView }) => {
  const { words } = useWords()
  const { none, more: moreWords } = useHoldingsWords()
  const api = useApi()
  const path = `/v1/requests/${encodeURIComponent(request.number)}/rota-candidates`
  const explained = useQuery({
    queryKey: ['request', request.number, 'rota-candidates'],
    queryFn: () => api.documents.get<Explanation>(path),
  })
  if (explained.isError) return <ProblemMessage error={explained.error} />
  if (explained.data === undefined) return <Pending />
  const { candidates, more } = explained.data
  const counts = Object.entries(more)
  if (candidates.length === 0) return <Text size="sm">{none}</Text>
  return (
    <>
      <CandidateList candidates={candidates} />
      {counts.length > 0 && (
        <>
          <Text size="sm">{moreWords(counts.reduce((sum, [, count]) => sum + count, 0))}</Text>
          <List size="sm">
            {counts.map(([code, count]) => (
              <List.Item key={code}>
                {code}
                {words.common.colon} {count}
              </List.Item>
            ))}
          </List>
        </>
      )}
    </>
  )
}

type Props = {
  readonly request: RequestView
  /** Adds the holders that are not in the rota yet; undefined where that is not allowed now. */
  readonly onFindMore: (() => void) | undefined
}

/** Shows what union catalogues said, and on demand why each holder has its place or none. */
export const RotaHolders = ({ request, onFindMore }: Props) => {
  const holdings = useHoldingsWords()
  const [isOpen, setOpen] = useState(false)
  const build = request.rotaBuilds?.findLast(({ sources }) => sources !== undefined)
  const isFinding = request.findingHolders !== undefined
  if (build?.sources === undefined) return isFinding ? <Text size="sm">{holdings.finding}</Text> : null
  return (
    <Stack gap="xs" className="no-print">
      {isFinding && <Text size="sm">{holdings.finding}</Text>}
      <SourceResults sources={build.sources} />
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          px={0}
          h="auto"
          mih={24}
          styles={{ label: { whiteSpace: 'normal', textAlign: 'left' } }}
          aria-expanded={isOpen}
          onClick={() => setOpen((before) => !before)}
        >
          {holdings.show}
        </Button>
      </div>
      {isOpen && <Candidates request={request} />}
      {onFindMore !== undefined && !isFinding && (
        <div>
          <Button size="xs" variant="default" onClick={onFindMore}>
            {holdings.findMore}
          </Button>
        </div>
      )}
    </Stack>
  )
}
