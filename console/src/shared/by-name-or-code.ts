import type { ComboboxParsedItem, OptionsFilter } from '@mantine/core'

const isFound = (option: ComboboxParsedItem, wanted: string): boolean =>
  'value' in option && `${option.label} ${option.value}`.toLowerCase().includes(wanted)

/** Finds the options of a select whose name or code has what was typed. */
export const byNameOrCode: OptionsFilter = ({ options, search, limit }) =>
  options.filter((option) => isFound(option, search.trim().toLowerCase())).slice(0, limit)
