import type { components } from '@lendwire/client'
import { Button, Code, Group, Stack, Text } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Api } from '../../api/api.ts'
import { useApi } from '../../api/api-context.tsx'
import { ApiProblem } from '../../api/problem.ts'
import { CopyButton } from '../../shared/copy-button.tsx'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { summaryInWords } from '../../shared/message-text/summary-in-words.ts'
import { Panel } from '../../shared/panel.tsx'
import { ToneBadge } from '../../shared/tone-badge.tsx'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './check-history.module.css'

type View = components['schemas']['InboundView']
type NewView = components['schemas']['NewInboundView']
type Arrival = components['schemas']['Arrival']

const readAgainEvery = 10_000
const pathOf = (code: string): string => `/v1/partners/${encodeURIComponent(code)}/inbound-view`

/** Returns the query of the page for a partner's technician; null where there is none. */
const inboundViewQuery = (api: Api, code: string) =>
  queryOptions({
    queryKey: ['inbound-view', code],
    refetchInterval: ({ state: { data } }) => (data === null ? false : readAgainEvery),
    queryFn: async (): Promise<View | null> => {
      try {
        return await api.documents.get<View>(pathOf(code))
      } catch (error) {
        if (error instanceof ApiProblem && error.kind === 'not_found') return null
        throw error
      }
    },
  })

const ArrivalItem = ({ arrival }: { readonly arrival: Arrival }) => {
  const { words, formats } = useWords()
  const { inboundView } = useWatchedWords().health
  const { at, verdict, status, path, from, sender, summary, reason, headers } = arrival
  return (
    <li>
      <Group gap="xs">
        <ToneBadge tone={verdict === 'taken' ? 'good' : 'bad'}>{inboundView[verdict]}</ToneBadge>
        <Text size="sm">
          {formats.dateTime(at)} · HTTP {status} · {path}
          {from !== null && ` · ${from}`}
          {summary !== null && ` · ${summaryInWords(summary, words)}`}
        </Text>
      </Group>
      {sender === 'possible' && (
        <Text size="sm" c="dimmed">
          {inboundView.possible}
        </Text>
      )}
      {reason !== null && <Text size="sm">{reason.text}</Text>}
      <details>
        <summary className={classes.summary}>{inboundView.headers}</summary>
        <Code block tabIndex={0}>
          {headers.map(({ name, value }) => `${name}: ${value}`).join('\n')}
        </Code>
      </details>
    </li>
  )
}

/** Lets the partner's technician see what arrives: makes the link, shows what they see, and withdraws it. */
export const InboundView = ({
  code,
  isInactive,
}: {
  readonly code: string
  /** Whether no request is sent to it yet, so that its technician may set it up. */
  readonly isInactive: boolean
}) => {
  const { formats } = useWords()
  const { inboundView } = useWatchedWords().health
  const api = useApi()
  const client = useQueryClient()
  const view = useQuery(inboundViewQuery(api, code))
  const readAgain = () => client.invalidateQueries({ queryKey: ['inbound-view', code] })
  const make = useMutation({
    mutationFn: (onboarding: boolean) => api.documents.post<NewView>(pathOf(code), { onboarding }),
    onSuccess: readAgain,
  })
  const withdraw = useMutation({
    mutationFn: () => api.documents.remove(pathOf(code), null),
    onSuccess: () => {
      make.reset()
      return readAgain()
    },
  })
  const isOpen = view.data !== undefined && view.data !== null
  return (
    <Panel
      title={inboundView.title}
      action={
        <Group gap="xs">
          <Button size="xs" variant="default" loading={make.isPending} onClick={() => make.mutate(false)}>
            {isOpen ? inboundView.makeAnew : inboundView.make}
          </Button>
          {isInactive && (
            <Button size="xs" loading={make.isPending} onClick={() => make.mutate(true)}>
              {inboundView.makeOnboarding}
            </Button>
          )}
          {isOpen && (
            <Button
              size="xs"
              variant="default"
              loading={withdraw.isPending}
              onClick={() => withdraw.mutate()}
            >
              {inboundView.withdraw}
            </Button>
          )}
        </Group>
      }
    >
      <Text size="sm" c="dimmed">
        {inboundView.hint}
      </Text>
      {make.isError && <ProblemMessage error={make.error} />}
      {withdraw.isError && <ProblemMessage error={withdraw.error} />}
      {view.isError && <ProblemMessage error={view.error} onRetry={() => void view.refetch()} />}
      {make.data !== undefined && (
        <Stack gap={4} role="status">
          <Text size="sm" fw={600}>
            {inboundView.once}
          </Text>
          <Group gap="xs">
            <Code style={{ overflowWrap: 'anywhere' }}>{make.data.url}</Code>
            <CopyButton text={make.data.url} label={inboundView.copy} />
          </Group>
        </Stack>
      )}
      {view.data && (
        <Stack gap="xs">
          <Text size="sm">{inboundView.until(formats.dateTime(view.data.expiresAt))}</Text>
          {view.data.credentialsMadeAt !== undefined && (
            <Text size="sm">
              {inboundView.credentialsMade(formats.dateTime(view.data.credentialsMadeAt))}
            </Text>
          )}
          {view.data.trial.length > 0 && (
            <ul aria-label={inboundView.trial}>
              {view.data.trial.map(({ at, direction, what, isTaken, words: said }) => (
                <li key={`${at} ${what}`}>
                  <Group gap="xs">
                    <ToneBadge tone={isTaken ? 'good' : 'bad'}>
                      {inboundView[isTaken ? 'taken' : 'refused']}
                    </ToneBadge>
                    <Text size="sm">
                      {formats.dateTime(at)} · {inboundView[direction]}: {what} {said?.text}
                    </Text>
                  </Group>
                </li>
              ))}
            </ul>
          )}
          {view.data.arrivals.length === 0 ? (
            <Text size="sm">{inboundView.none}</Text>
          ) : (
            <ul>
              {view.data.arrivals.map((arrival) => (
                <ArrivalItem key={arrival.id} arrival={arrival} />
              ))}
            </ul>
          )}
        </Stack>
      )}
    </Panel>
  )
}
