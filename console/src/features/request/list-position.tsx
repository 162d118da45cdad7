import { ActionIcon, Anchor } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { Icon } from '../../shared/icons/icon.tsx'
import { useSingleKeys } from '../../shared/single-keys.ts'
import { useWords } from '../../words/words-context.tsx'
import { requestCountsQuery, requestListQuery } from '../requests/request-queries.ts'
import { isWorklist, type RequestSearch } from '../requests/request-search.ts'
import classes from './list-position.module.css'

type Props = { readonly number: string; readonly search: RequestSearch }

/** The way back to the list that a request was opened from, and to the requests before and after it there. */
export const ListPosition = ({ number, search }: Props) => {
  const { words, formats } = useWords()
  const api = useApi()
  const navigate = useNavigate()
  const { selected: _selected, ...listed } = search
  // What the list showed last: nothing is loaded for it.
  const list = useInfiniteQuery({ ...requestListQuery(api, listed), enabled: false })
  const counts = useQuery({ ...requestCountsQuery(api, listed), enabled: false })
  const numbers = list.data?.pages.flatMap(({ items }) => items.map((item) => item.number)) ?? []
  const place = numbers.indexOf(number)
  const total = list.hasNextPage ? (counts.data?.total.count ?? 0) : numbers.length
  const before = place > 0 ? numbers[place - 1] : undefined
  const after = place < 0 ? undefined : numbers[place + 1]
  const go = (to: string | undefined): void => {
    if (to !== undefined) void navigate({ to: '/requests/$number', params: { number: to }, search })
  }
  useSingleKeys({ j: () => go(after), k: () => go(before) })
  const { worklist } = search
  const labels = words.request.position
  return (
    <div className={`no-print ${classes.position}`}>
      <Anchor
        size="sm"
        fw={550}
        className={classes.back ?? ''}
        renderRoot={(props) => <Link to="/requests" search={{ ...search, selected: number }} {...props} />}
      >
        <Icon name="back" size={14} />
        {isWorklist(worklist) ? words.worklists[worklist] : words.layout.requests}
      </Anchor>
      {place >= 0 && (
        <>
          <span className={classes.place}>
            {labels.of(formats.number(place + 1), formats.number(Math.max(total, numbers.length)))}
          </span>
          <Step to={before} label={labels.previous} icon="up" onGo={go} />
          <Step to={after} label={labels.next} icon="down" onGo={go} />
        </>
      )}
    </div>
  )
}

type StepProps = {
  readonly to: string | undefined
  readonly label: string
  readonly icon: 'up' | 'down'
  readonly onGo: (to: string | undefined) => void
}

const Step = ({ to, label, icon, onGo }: StepProps) => (
  <ActionIcon
    variant="subtle"
    color="gray"
    aria-label={label}
    title={label}
    disabled={to === undefined}
    onClick={() => onGo(to)}
  >
    <Icon name={icon} />
  </ActionIcon>
)
