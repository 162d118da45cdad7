import { Button, Checkbox, Group, Menu, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { lazy, Suspense, useState } from 'react'
import { usePermission, useSession } from '../../api/session.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { useWords } from '../../words/words-context.tsx'
import { FacetMenu } from './facet-menu.tsx'
import classes from './filter-bar.module.css'
import { TextChip } from './filter-chip.tsx'
import { type FilterBarProps, type FilterName, isRange } from './filter-names.ts'
import { PatronMenu } from './patron-menu.tsx'
import { RangeMenu } from './range-menu.tsx'
import { canSortBy, facets, filtersOf, type RequestSearch, ranges, sortOf } from './request-search.ts'

/** Loaded on a phone, once the filters are opened. */
const FilterDrawer = lazy(async () => ({ default: (await import('./filter-drawer.tsx')).FilterDrawer }))

/** The filters that are always above the list; the others are there once they are chosen. */
const always: readonly FilterName[] = ['activePartner', 'attention', 'assignee', 'service', 'neededBy']

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

/**
 * The filters and the sorting of a list of requests, and how many it has. On a phone the chips stand in one row, those
 * that are set first.
 */
export const FilterBar = ({ isPhone, ...props }: FilterBarProps & { readonly isPhone: boolean }) => {
  const { search, shownCount, onChange } = props
  const { words } = useWords()
  const names = useFilterNames()
  const [added, setAdded] = useState<readonly FilterName[]>([])
  const [isOpen, { open, close }] = useDisclosure(false)
  const chosen = names.filter((name) => always.includes(name) || added.includes(name) || isSet(name, search))
  const shown = isPhone
    ? chosen.toSorted((one, other) => Number(isSet(other, search)) - Number(isSet(one, search)))
    : chosen
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
  const usualSort = sortOf({ ...search, sort: undefined }) ?? 'newest'
  const sortWords = sorts.find(({ value }) => value === sort)?.label ?? sort
  return (
    <div className={`no-print ${classes.bar}`}>
      <div className={classes.chips}>
        {search.text !== undefined && (
          <TextChip text={search.text} onClear={() => onChange({ text: undefined })} />
        )}
        {shown.map((name) => {
          if (name === 'costOpen')
            return (
              <Checkbox
                key={name}
                size="xs"
                label={words.requests.facet.costOpen}
                checked={search.costOpen === 'true'}
                onChange={(event) => onChange({ costOpen: event.currentTarget.checked ? 'true' : undefined })}
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
        {!isPhone && others.length > 0 && (
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
        {isPhone && (
          <Button size="compact-sm" variant="subtle" className={classes.all ?? ''} onClick={open}>
            {words.requests.filters}
          </Button>
        )}
      </div>
      <Group gap={isPhone ? 4 : 'sm'} wrap="nowrap" className={classes.end ?? ''}>
        <Text
          size="sm"
          c="dimmed"
          role="status"
          // Where nothing is left out, the tab has the number.
          className={
            isPhone && !hasFilters && search.text === undefined ? 'visually-hidden' : (classes.count ?? '')
          }
        >
          {shownCount}
        </Text>
        <Menu position="bottom-end">
          <Menu.Target>
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<Icon name="sort" size={isPhone ? 18 : 14} />}
              {...(isPhone ? { className: classes.sort ?? '' } : {})}
              aria-label={`${words.requests.sortedBy}${words.common.colon} ${sortWords}`}
            >
              {!isPhone && sortWords}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {sorts.map(({ value, label }) => (
              <Menu.RadioItem
                key={value}
                closeMenuOnClick
                value={value}
                checked={value === sort}
                onChange={() => onChange({ sort: value === usualSort ? undefined : value })}
              >
                {label}
              </Menu.RadioItem>
            ))}
          </Menu.Dropdown>
        </Menu>
      </Group>
      {isOpen && (
        <Suspense>
          <FilterDrawer {...props} names={names} onClear={hasFilters ? clear : undefined} onClose={close} />
        </Suspense>
      )}
    </div>
  )
}
