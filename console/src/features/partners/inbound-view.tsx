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
import { EnteredSettings } from './entered-settings.tsx'
import classes from './inbound-view.module.css'

type View = components['schemas']['InboundView']
type NewView = components['schemas']['NewInboundView']
type Arrival = components['schemas']['Arrival']

const readAgainEvery = 10_000

/** Returns the address of a mail to somebody whom the sender still chooses. */
const mailTo = (subject: string, text: string): string =>
  `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`
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
      <Group gap="xs" wrap="nowrap" align="flex-start" justify="space-between">
        <div className={classes.text}>
          {summary !== null && <Text size="sm">{summaryInWords(summary, words)}</Text>}
          <Text size="xs" c="dimmed">
            {formats.dateTime(at)} · HTTP {status} · {path}
            {from !== null && ` · ${from}`}
          </Text>
        </div>
        <ToneBadge tone={verdict === 'taken' ? 'good' : 'bad'}>{inboundView[verdict]}</ToneBadge>
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

/** The steps of the simulated loan, ticked as the technician sees them. */
const TrialSteps = ({ steps }: { readonly steps: View['trialSteps'] }) => {
  const { formats } = useWords()
  const { inboundView } = useWatchedWords().health
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {inboundView.trial}
      </Text>
      <ol className={classes.list} aria-label={inboundView.steps.title}>
        {steps.map(({ step, doneAt }) => (
          <li key={step}>
            <Group gap="xs" wrap="nowrap" align="flex-start" justify="space-between">
              <div>
                <Text size="sm">{inboundView.steps[step]}</Text>
                {doneAt !== null && (
                  <Text size="xs" c="dimmed">
                    {formats.dateTime(doneAt)}
                  </Text>
                )}
              </div>
              <ToneBadge tone={doneAt === null ? 'quiet' : 'good'}>
                {doneAt === null ? inboundView.steps.open : inboundView.steps.done}
              </ToneBadge>
            </Group>
          </li>
        ))}
      </ol>
    </Stack>
  )
}

/** For how long a link to set a partner up can be used: a technician seldom has time on the same day. */
export const hoursToSetUp = 168

/** Shows a new link, this once, with a mail that brings it to the technician. */
export const NewLink = ({ url, expiresAt }: Pick<NewView, 'url' | 'expiresAt'>) => {
  const { formats } = useWords()
  const { inboundView } = useWatchedWords().health
  const { mail } = inboundView
  const text = mail.text(url, formats.dateTime(expiresAt), new URL('/manual/connect.html', url).href)
  return (
    <Stack gap={4} role="status">
      <Text size="sm" fw={600}>
        {inboundView.once}
      </Text>
      <Group gap="xs">
        <Code style={{ overflowWrap: 'anywhere' }}>{url}</Code>
        <CopyButton text={url} label={inboundView.copy} />
        <Button component="a" size="xs" variant="default" href={mailTo(mail.subject, text)}>
          {mail.write}
        </Button>
      </Group>
    </Stack>
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
  const { words, formats } = useWords()
  const { inboundView } = useWatchedWords().health
  const api = useApi()
  const client = useQueryClient()
  const view = useQuery(inboundViewQuery(api, code))
  const readAgain = () => client.invalidateQueries({ queryKey: ['inbound-view', code] })
  const make = useMutation({
    mutationFn: (onboarding: boolean) =>
      api.documents.post<NewView>(pathOf(code), {
        onboarding,
        ...(onboarding ? { hours: hoursToSetUp } : {}),
      }),
    onSuccess: readAgain,
  })
  const withdraw = useMutation({
    mutationFn: () => api.documents.remove(pathOf(code), null),
    onSuccess: () => {
      make.reset()
      return readAgain()
    },
  })
  const activate = useMutation({
    mutationFn: () => api.documents.patch(`/v1/partners/${encodeURIComponent(code)}`, { status: 'active' }),
    onSuccess: () => client.invalidateQueries(),
  })
  const isOpen = view.data !== undefined && view.data !== null
  const steps = view.data?.trialSteps ?? []
  const isDone = steps.length > 0 && steps.every(({ doneAt }) => doneAt !== null)
  return (
    <Panel
      title={inboundView.title}
      action={
        <Group gap="xs">
          <Button size="xs" variant="default" loading={make.isPending} onClick={() => make.mutate(false)}>
            {isOpen ? inboundView.makeAnew : inboundView.make}
          </Button>
          {isInactive && (
            <Button
              size="xs"
              variant={isOpen ? 'default' : 'filled'}
              loading={make.isPending}
              onClick={() => make.mutate(true)}
            >
              {isOpen ? inboundView.makeOnboardingAnew : inboundView.makeOnboarding}
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
        {isInactive ? inboundView.hintOnboarding : inboundView.hint}
      </Text>
      {make.isError && <ProblemMessage error={make.error} />}
      {withdraw.isError && <ProblemMessage error={withdraw.error} />}
      {view.isError && <ProblemMessage error={view.error} onRetry={() => void view.refetch()} />}
      {make.data !== undefined && <NewLink {...make.data} />}
      {view.data && (
        <Stack gap="xs">
          <Text size="sm">{inboundView.until(formats.dateTime(view.data.expiresAt))}</Text>
          {view.data.credentialsMadeAt !== undefined && (
            <Text size="sm">
              {inboundView.credentialsMade(formats.dateTime(view.data.credentialsMadeAt))}
            </Text>
          )}
          {isInactive && view.data.onboarding && (
            <>
              <EnteredSettings code={code} isPending={view.data.isPending} />
              <Text size="sm">
                {view.data.reachedAt === undefined
                  ? inboundView.notReached
                  : inboundView.reached(formats.dateTime(view.data.reachedAt))}
              </Text>
            </>
          )}
          {steps.length > 0 && <TrialSteps steps={steps} />}
          {isInactive && view.data.onboarding && (
            <Group gap="xs">
              <Button
                size="xs"
                variant={isDone ? 'filled' : 'default'}
                loading={activate.isPending}
                disabled={view.data.isPending}
                onClick={() => activate.mutate()}
              >
                {inboundView.activate}
              </Button>
              <Text size="sm" c="dimmed">
                {isDone ? inboundView.allDone : inboundView.notAllDone}
              </Text>
            </Group>
          )}
          {activate.isError && <ProblemMessage error={activate.error} />}
          {view.data.trial.length > 0 && (
            <details open={view.data.trial.some(({ isTaken }) => !isTaken)}>
              <summary className={classes.summary}>{inboundView.trialMessages}</summary>
              <ul className={classes.list} aria-label={inboundView.trialMessages}>
                {view.data.trial.map(({ at, direction, what, text, isTaken, words: said }) => (
                  <li key={`${at} ${what}`}>
                    <Group gap="xs" wrap="nowrap" align="flex-start" justify="space-between">
                      <div className={classes.text}>
                        <Text size="sm">
                          {inboundView[direction]}
                          {words.common.colon} {text}
                          {said !== null && !isTaken && ` · ${said.text}`}
                        </Text>
                        <Text size="xs" c="dimmed">
                          {formats.dateTime(at)}
                        </Text>
                      </div>
                      <ToneBadge tone={isTaken ? 'good' : 'bad'}>
                        {inboundView[isTaken ? 'taken' : 'refused']}
                      </ToneBadge>
                    </Group>
                  </li>
                ))}
              </ul>
            </details>
          )}
          {view.data.arrivals.length === 0 ? (
            <Text size="sm">{inboundView.none}</Text>
          ) : (
            <Stack gap={4}>
              <Text size="sm" fw={600}>
                {inboundView.arrivals}
              </Text>
              <ul className={classes.list} aria-label={inboundView.arrivals}>
                {view.data.arrivals.map((arrival) => (
                  <ArrivalItem key={arrival.id} arrival={arrival} />
                ))}
              </ul>
            </Stack>
          )}
        </Stack>
      )}
    </Panel>
  )
}
