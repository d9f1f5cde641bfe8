//! Closed lists of words: an enum whose members are spelled in exactly one way in files and outputs.

/// Declares an enum with one spelling per member, `ALL` in declaration order, `as_str`, and `FromStr`.
macro_rules! closed {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$member_meta:meta])* $member:ident = $text:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$member_meta])* $member,)+ }

        impl $name {
            /// Every member, in the order in which the documentation lists them.
            pub const ALL: &'static [Self] = &[$(Self::$member,)+];

            /// The spelling in files and outputs.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$member => $text,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = ();

            fn from_str(text: &str) -> Result<Self, ()> {
                Self::ALL.iter().copied().find(|member| member.as_str() == text).ok_or(())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

pub(crate) use closed;
