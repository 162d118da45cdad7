import type { RawElement } from './raw-element.ts'

/** A value with everything optional and closed codes as any text; raw elements stay as they are. */
export type Loose<T> = T extends string
  ? string
  : T extends RawElement
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Loose<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]?: Loose<T[Key]> | undefined }
        : T
