#include <gtest/gtest.h>

#include <cstdlib>
#include <string_view>

#include "tests/crash/child.hpp"

// The same program is the test and the process that it kills: "test_crash write FOLDER FD".
int main(int argc, char** argv) {
    if (argc == 4 && std::string_view(argv[1]) == "write")
        return banchi::crash::write_until_killed(argv[2], std::atoi(argv[3]));
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
