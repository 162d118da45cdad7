/** Types of what lendwire uses of the package, which has none. */
declare module '@natlibfi/marc-record' {
  export type Subfield = { readonly code: string; readonly value?: string }
  export type ControlField = { readonly tag: string; readonly value: string }
  export type DataField = {
    readonly tag: string
    readonly ind1: string
    readonly ind2: string
    readonly subfields: readonly Subfield[]
  }
  export class MarcRecord {
    constructor(
      record: { readonly leader: string; readonly fields: readonly (ControlField | DataField)[] },
      validation?: Readonly<Record<string, boolean>>,
    )
    getControlfields(): readonly ControlField[]
    getDatafields(): readonly DataField[]
  }
}
