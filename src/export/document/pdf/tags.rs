//! What each text is, for screen readers: a tree of headings, paragraphs, tables and lists.

/// What a part of the tree is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Document,
    /// From 1 to 6.
    Heading(u8),
    Paragraph,
    Contents,
    Entry,
    Table,
    Row,
    /// The head of a column.
    ColumnHead,
    /// The head of a row.
    RowHead,
    /// The heading of a group, across so many columns.
    Across(u16),
    Cell,
}

/// A part of the tree.
#[derive(Debug)]
pub(super) struct Node {
    pub(super) role: Role,
    pub(super) parent: Option<usize>,
    pub(super) children: Vec<usize>,
    /// Marked texts: the number of the page, and that of the text on it.
    pub(super) marked: Vec<(usize, i32)>,
}

/// The tree, and the part that is being filled.
#[derive(Debug)]
pub(super) struct Tags {
    pub(super) nodes: Vec<Node>,
    open: usize,
}

impl Tags {
    pub(super) fn new() -> Self {
        let root = Node { role: Role::Document, parent: None, children: Vec::new(), marked: Vec::new() };
        Self { nodes: vec![root], open: 0 }
    }

    /// A part inside the one that is being filled.
    pub(super) fn add(&mut self, role: Role) -> usize {
        let id = self.nodes.len();
        self.nodes.push(Node { role, parent: Some(self.open), children: Vec::new(), marked: Vec::new() });
        self.nodes[self.open].children.push(id);
        id
    }

    /// The same, to be filled from now on.
    pub(super) fn open(&mut self, role: Role) -> usize {
        self.open = self.add(role);
        self.open
    }

    /// The part is complete.
    pub(super) fn close(&mut self, id: usize) {
        self.open = self.nodes[id].parent.unwrap_or(0);
    }
}
