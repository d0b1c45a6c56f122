// The bytes of files at the root of the repository, embedded when the binary is built.
#pragma once
