import { Anchor, Button, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useApi } from '../../api/api-context.tsx'
import { usePartnerName } from '../../api/names.ts'
import { usePermission } from '../../api/session.ts'
import { ProblemMessage } from '../../shared/feedback/problem-message.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import type { IconName } from '../../shared/icons/icon-paths.ts'
import { useCut } from '../../shared/list/use-cut.tsx'
import { Panel } from '../../shared/panel.tsx'
import { useWatchedWords } from '../../words/watched/use-watched-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { type Alarm, alarmsQuery } from '../alarms/alarm-queries.ts'
import classes from './dashboard-page.module.css'
import { stuckDeliveriesQuery } from './dashboard-queries.ts'

/** The groups that are shown; the page of alarms has all. */
const maxGroups = 5
/** The partners that a group names. */
const maxNamed = 3

const icons: Readonly<Record<string, IconName>> = {
  partner_paused: 'webhooks',
  delivery_waiting: 'messages',
  mailbox_not_read: 'mail',
  certificate: 'keys',
  check_changed: 'webhooks',
  disk: 'alarm',
  quota: 'alarm',
  attention: 'late',
  webhook_paused: 'webhooks',
  backup: 'alarm',
  patron_look_up: 'person',
  configuration_fault: 'settings',
}

type Group = {
  readonly key: string
  readonly icon: IconName
  readonly title: string
  readonly count: number
  readonly detail: string
  readonly link: (props: Readonly<Record<string, unknown>>) => ReactNode
}

/** Returns the way to where the alarms of a group are solved. */
const wayOut = ([first, ...others]: readonly Alarm[]): Group['link'] => {
  const partner = first?.partner
  if (others.length === 0 && typeof partner === 'string')
    return (props) => <Link to="/partners/$code" params={{ code: partner }} {...props} />
  if (first?.kind === 'attention')
    return (props) => <Link to="/requests" search={{ worklist: 'needs_attention' }} {...props} />
  if (first?.kind === 'delivery_waiting')
    return (props) => <Link to="/messages" search={{ direction: 'out', state: 'waiting' }} {...props} />
  return (props) => <Link to="/alarms" {...props} />
}

/** Returns the alarms by kind, the largest group first: forty alike are one line. */
const useAlarmGroups = (alarms: readonly Alarm[]): readonly Group[] => {
  const { formats } = useWords()
  const own = useWatchedWords().dashboard
  const partnerName = usePartnerName()
  const kinds: Readonly<Record<string, string>> = own.kinds
  const byKind = Map.groupBy(alarms, ({ kind }) => kind)
  return [...byKind].map(([kind, group]): Group => {
    const oldest = group.toSorted((one, other) => one.since.localeCompare(other.since))[0]
    const names = group.flatMap(({ partner }) => (partner === null ? [] : [partnerName(partner)]))
    const more = names.length - maxNamed
    const since = oldest === undefined ? '' : own.since(formats.moment(oldest.since))
    const [first] = group
    const isOne = group.length === 1 && first !== undefined
    return {
      key: kind,
      icon: icons[kind] ?? 'alarm',
      title: isOne ? first.title : (kinds[kind] ?? kind),
      count: group.length,
      detail: isOne
        ? since
        : [since, ...names.slice(0, maxNamed), ...(more > 0 ? [own.andMore(more)] : [])].join(' · '),
      link: wayOut(group),
    }
  })
}

const useStuckGroups = (): readonly Group[] => {
  const seesMessages = usePermission('messages:read')
  const own = useWatchedWords().dashboard
  const { data } = useQuery({ ...stuckDeliveriesQuery(useApi()), enabled: seesMessages })
  const group = (state: 'waiting' | 'dead', title: string, detail: string, count: number): Group => ({
    key: state,
    icon: 'messages',
    title,
    count,
    detail,
    link: (props) => <Link to="/messages" search={{ direction: 'out', state }} {...props} />,
  })
  return [
    group('waiting', own.stuck, own.stuckHint, data?.stuck ?? 0),
    group('dead', own.undelivered, own.undeliveredHint, data?.undelivered ?? 0),
  ].filter(({ count }) => count > 0)
}

/** What does not work: alarms and messages by kind, each with the way to where it is solved. */
export const ProblemsPanel = () => {
  const own = useWatchedWords().dashboard
  const alarms = useQuery(alarmsQuery(useApi(), 'standing'))
  const groups = [...useAlarmGroups(alarms.data ?? []), ...useStuckGroups()].toSorted(
    (one, other) => other.count - one.count,
  )
  const { shown, more } = useCut(groups, maxGroups)
  const count = groups.reduce((all, each) => all + each.count, 0)
  return (
    <Panel
      title={own.problems}
      note={count === 0 ? undefined : own.groups(count, groups.length)}
      action={
        <Anchor size="sm" renderRoot={(props) => <Link to="/alarms" {...props} />}>
          {own.allAlarms}
        </Anchor>
      }
    >
      {alarms.isError && <ProblemMessage error={alarms.error} />}
      {alarms.isSuccess && groups.length === 0 && <Text size="sm">{own.noProblems}</Text>}
      <ul className={classes.problems}>
        {shown.map(({ key, icon, title, count: many, detail, link }) => (
          <li key={key}>
            <Icon name={icon} />
            <div>
              <b>{title}</b> {many > 1 && <span className={classes.many}>{many}</span>}
              <div className={classes.detail}>{detail}</div>
            </div>
            <Button size="xs" variant="default" aria-label={own.showThis(title)} renderRoot={link}>
              {own.show}
            </Button>
          </li>
        ))}
      </ul>
      {more}
    </Panel>
  )
}
