import { Button, Checkbox, Drawer, Group, Menu, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { usePermission, useSession } from '../../api/session.ts'
import type { RequestCounts } from '../../api/types.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { useWords } from '../../words/words-context.tsx'
import { FacetMenu, FacetValues } from './facet-menu.tsx'
import classes from './filter-bar.module.css'
import { TextChip } from './filter-chip.tsx'
import { PatronField, PatronMenu } from './patron-menu.tsx'
import { RangeFields, RangeMenu } from './range-menu.tsx'
import {
  canSortBy,
  facets,
  filtersOf,
  type RequestSearch,
  ranges,
  sortOf,
} from './request-search.ts'

type Props = {
  readonly search: RequestSearch
  readonly counts: RequestCounts | undefined
  /** The number of requests that the filters leave, in words. */
  readonly shownCount: string
  readonly onChange: (changed: Partial<RequestSearch>) => void
}

type FilterName = FacetName | RangeName | 'costOpen' | 'patron'

/** The filters that are always above the list; the others are there once they are chosen. */
const always: readonly FilterName[] = ['activePartner', 'attention', 'assignee', 'service', 'neededBy']

const isRange = (name: FilterName): name is RangeName => ranges.some((range) => range === name)

const isSet = (name: FilterName, search: RequestSearch): boolean =>
  isRange(name)
    ? search[`${name}From`] !== undefined || search[`${name}To`] !== undefined
    : search[name] !== undefined

/** Returns the filters: a person of one library need not choose a library, and who may not see patrons asks for none. */
const useFilterNames = (): readonly FilterName[] => {
  const session = useSession()
  const seesAll = session?.library === null
  const mayReadPatrons = usePermission('patrons:read')
  return [
    ...facets.filter((facet) => facet !== 'library' || seesAll),
    ...ranges,
    ...(mayReadPatrons ? (['patron'] as const) : []),
    'costOpen',
  ]
}

/** The filters and the sorting of a list of requests, and how many it has. */
export const FilterBar = (props: Props) => {
  const { search, shownCount, onChange } = props
  const { words } = useWords()
  const names = useFilterNames()
  const [added, setAdded] = useState<readonly FilterName[]>([])
  const [isOpen, { open, close }] = useDisclosure(false)
  const shown = names.filter((name) => always.includes(name) || added.includes(name) || isSet(name, search))
  const others = names.filter((name) => !shown.includes(name))
  const hasFilters = Object.keys(filtersOf(search)).length > 0
  const clear = (): void => {
    setAdded([])
    onChange(Object.fromEntries(Object.keys(filtersOf(search)).map((name) => [name, undefined])))
  }
  const sorts = Object.entries(words.requests.sorts)
    .filter(([value]) => canSortBy(value, search))
    .map(([value, label]) => ({ value, label }))
  const sort = sortOf(search) ?? 'newest'
  const sortWords = sorts.find(({ value }) => value === sort)?.label ?? sort
  return (
    <Group justify="space-between" gap="xs" className={`no-print ${classes.bar}`}>
      <Group gap={6}>
        {search.text !== undefined && (
          <TextChip text={search.text} onClear={() => onChange({ text: undefined })} />
        )}
        <Group gap={6} visibleFrom="md">
          {shown.map((name) => {
            if (name === 'costOpen')
              return (
                <Checkbox
                  key={name}
                  size="xs"
                  label={words.requests.facet.costOpen}
                  checked={search.costOpen === 'true'}
                  onChange={(event) =>
                    onChange({ costOpen: event.currentTarget.checked ? 'true' : undefined })
                  }
                />
              )
            const startsOpen = added.includes(name)
            if (name === 'patron') return <PatronMenu key={name} startsOpen={startsOpen} {...props} />
            return isRange(name) ? (
              <RangeMenu key={name} range={name} startsOpen={startsOpen} {...props} />
            ) : (
              <FacetMenu key={name} facet={name} startsOpen={startsOpen} {...props} />
            )
          })}
          {others.length > 0 && (
            <Menu position="bottom-start">
              <Menu.Target>
                <Button size="compact-xs" variant="subtle">
                  {words.requests.moreFilters}
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {others.map((name) => (
                  <Menu.Item key={name} onClick={() => setAdded([...added, name])}>
                    {words.requests.facet[name]}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
          {hasFilters && (
            <Button size="compact-xs" variant="subtle" onClick={clear}>
              {words.requests.clear}
            </Button>
          )}
        </Group>
        <Button size="xs" variant="default" hiddenFrom="md" onClick={open}>
          {words.requests.filters}
        </Button>
      </Group>
      <Group gap="sm" wrap="nowrap">
        <Text size="sm" c="dimmed" role="status" style={{ whiteSpace: 'nowrap' }}>
          {shownCount}
        </Text>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<Icon name="sort" size={14} />}
              aria-label={`${words.requests.sortedBy}${words.common.colon} ${sortWords}`}
            >
              {sortWords}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {sorts.map(({ value, label }) => (
              <Menu.RadioItem
                key={value}
                closeMenuOnClick
                value={value}
                checked={value === sort}
                onChange={() => onChange({ sort: value === 'newest' ? undefined : value })}
              >
                {label}
              </Menu.RadioItem>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
      <Drawer
        closeButtonProps={{ 'aria-label': words.common.close }}
        opened={isOpen}
        onClose={close}
        title={words.requests.filters}
        position="bottom"
        size="85%"
      >
        <Stack gap="lg">
          {names.map((name) => (
            <Stack key={name} gap={6}>
              {name !== 'costOpen' && (
                <Text size="sm" fw={600}>
                  {words.requests.facet[name]}
                </Text>
              )}
              {name === 'costOpen' ? (
                <Checkbox
                  label={words.requests.facet.costOpen}
                  checked={search.costOpen === 'true'}
                  onChange={(event) =>
                    onChange({ costOpen: event.currentTarget.checked ? 'true' : undefined })
                  }
                />
              ) : name === 'patron' ? (
                <PatronField key={search.patron} {...props} />
              ) : isRange(name) ? (
                <RangeFields range={name} {...props} />
              ) : (
                <FacetValues facet={name} {...props} />
              )}
            </Stack>
          ))}
          <Group grow>
            {hasFilters && (
              <Button variant="default" onClick={clear}>
                {words.requests.clear}
              </Button>
            )}
            <Button onClick={close}>{words.common.close}</Button>
          </Group>
        </Stack>
      </Drawer>
    </Group>
  )
}
