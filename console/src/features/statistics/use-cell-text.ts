import { useLibraryName, usePartnerName } from '../../api/names.ts'
import { useStatisticsWords } from '../../words/statistics/use-statistics-words.ts'
import { useWords } from '../../words/words-context.tsx'
import type { Cell, StatisticsColumn } from './statistics-query.ts'

type Named = Pick<StatisticsColumn, 'dimension'>

/** Returns what writes the values of dimensions in words: names, services, reasons, months. */
export const useValueText = () => {
  const { words, formats } = useWords()
  const labels = useStatisticsWords()
  const partnerName = usePartnerName()
  const libraryName = useLibraryName()
  const reasons: Readonly<Record<string, string>> = { ...words.partnerConditions, ...labels.reasonWords }
  const services: Readonly<Record<string, string>> = words.services
  const publicationTypes: Readonly<Record<string, string>> = labels.publicationTypes
  const protocols: Readonly<Record<string, string>> = words.partners.protocols
  return (value: string, dimension: StatisticsColumn['dimension']): string => {
    if (value === '') return labels.unnamed
    switch (dimension) {
      case 'partner':
        return partnerName(value)
      case 'library':
        return libraryName(value)
      case 'reason':
        return reasons[value] ?? value
      case 'service':
        return services[value] ?? value
      case 'publication_type':
        return publicationTypes[value] ?? value
      case 'protocol':
        return protocols[value] ?? value
      case 'month':
        return `${formats.month(value, 'short')} ${value.slice(0, 4)}`
      case 'quarter':
        return labels.quarter(value.slice(-1), value.slice(0, 4))
      case 'decade':
        return labels.decade(value)
      case 'position':
        return labels.position(value)
      default:
        return value
    }
  }
}

/** Returns what writes the cells of a table for its reader. */
export const useCellText = (titles: Readonly<Record<string, string>> = {}) => {
  const { formats } = useWords()
  const valueText = useValueText()
  return (cell: Cell, { dimension, unit, figure, currency }: StatisticsColumn & Named): string => {
    if (dimension === 'title') return titles[String(cell)] ?? String(cell)
    if (dimension !== undefined) return valueText(String(cell ?? ''), dimension)
    if (cell === null) return '–'
    if (currency !== undefined) return formats.money(Number(cell), currency)
    if (unit === 'days' && figure !== 'count' && Number(cell) < 1) return '< 1'
    return unit === 'share' && figure === 'value'
      ? formats.percent(Number(cell))
      : formats.number(Math.round(Number(cell) * 10) / 10)
  }
}
