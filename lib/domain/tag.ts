/** Colours a tag may have. Screens have a quiet tint for each; what is stored is the name. */
export const tagColours = ['slate', 'teal', 'moss', 'sand', 'clay', 'plum'] as const;
