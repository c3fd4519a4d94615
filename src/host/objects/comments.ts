import { descendants } from "../../workbook-file/xml";
import type { Worksheet } from "../model/worksheet";
import { HostClass } from "../protocol/hostClass";

/** Threaded comments of a sheet: how many threads there are. Replies name the comment that they answer. */
export const commentCollectionClass = new HostClass<Worksheet>("CommentCollection", {
  methods: {
    GetCount({ workbook: { pkg }, partName }) {
      return pkg
        .relationships(partName)
        .filter(({ type, external }) => !external && type.endsWith("/threadedComment"))
        .flatMap(({ target }) => descendants(pkg.root(target), "threadedComment"))
        .filter((comment) => comment.getAttribute("parentId") === null).length;
    },
  },
});
