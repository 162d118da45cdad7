/** The height of a row of the list of requests, in pixels. */
export const rowHeight = 35

/** Stands for rows that are not drawn, in pixels. It has one cell: one that spans columns that are hidden takes room from the others. */
export const Spacer = ({ height }: { readonly height: number }) =>
  height > 0 && (
    <tr>
      <td style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
