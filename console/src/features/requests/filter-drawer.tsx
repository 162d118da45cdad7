import { Button, Checkbox, Drawer, Group, Stack, Text } from '@mantine/core'
import { useWords } from '../../words/words-context.tsx'
import { FacetValues } from './facet-menu.tsx'
import { type FilterBarProps, type FilterName, isRange } from './filter-names.ts'
import { PatronField } from './patron-menu.tsx'
import { RangeFields } from './range-fields.tsx'

type Props = FilterBarProps & {
  readonly names: readonly FilterName[]
  /** Takes all filters away; undefined where none is set. */
  readonly onClear: (() => void) | undefined
  readonly onClose: () => void
}

/** All filters below one another, on a phone. */
export const FilterDrawer = ({ names, onClear, onClose, ...props }: Props) => {
  const { search, onChange } = props
  const { words } = useWords()
  return (
    <Drawer
      closeButtonProps={{ 'aria-label': words.common.close }}
      opened
      onClose={onClose}
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
                onChange={(event) => onChange({ costOpen: event.currentTarget.checked ? 'true' : undefined })}
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
          {onClear !== undefined && (
            <Button variant="default" onClick={onClear}>
              {words.requests.clear}
            </Button>
          )}
          <Button onClick={onClose}>{words.common.close}</Button>
        </Group>
      </Stack>
    </Drawer>
  )
}
