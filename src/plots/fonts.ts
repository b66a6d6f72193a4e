/** Fonts of all pictures. In single quotes: double ones end the attribute that a renderer writes them into. */
export const FONT = "'DejaVu Sans','Liberation Sans',Arial,sans-serif";
