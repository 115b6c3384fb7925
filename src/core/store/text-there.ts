/** What a publication says: the text written for its platform, else its post's common one. Of tables "publication" and "post". */
export const textThere = `coalesce(post.platform_texts_json ->> publication.platform, post.text)`
